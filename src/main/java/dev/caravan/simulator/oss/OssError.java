package dev.caravan.simulator.oss;

import dev.caravan.simulator.http.Reply;

/** What the storage does not do, in the storage's own words. */
final class OssError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String ec;

    OssError(int status, String code, String ec, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.ec = ec;
    }

    String code() {
        return code;
    }

    Reply reply() {
        return Reply.text(
                        status,
                        "application/xml",
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <Error><Code>%s</Code><Message>%s</Message><RequestId>0</RequestId><HostId>%s.oss.local</HostId><EC>%s</EC></Error>
                        """
                                .formatted(code, getMessage(), Storage.BUCKET, ec))
                .with("x-oss-request-id", "0")
                .with("x-oss-ec", ec);
    }
}
