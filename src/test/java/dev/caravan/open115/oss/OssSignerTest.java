package dev.caravan.open115.oss;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The known answers of section 11.1 of the API document. */
class OssSignerTest {

    private static final String DATE = "Thu, 01 Jan 2026 00:00:00 GMT";
    private static final OssObject OBJECT = new OssObject("fhnfile", "deadbeef01");
    private static final OssCredential CREDENTIAL =
            new OssCredential(
                    "http://oss-cn-shenzhen.aliyuncs.com",
                    "id",
                    "testsecret",
                    "STSTOKEN",
                    Instant.EPOCH);

    @Test
    void beginning_a_multipart_upload() {
        OssRequest request =
                OssRequest.of("POST", OBJECT)
                        .with("uploads", "")
                        .with("sequential", "")
                        .header("x-oss-security-token", "STSTOKEN");

        assertThat(OssSigner.authorization(CREDENTIAL, request, DATE))
                .isEqualTo("OSS id:QOpXWWgkH7dvoOxVMRGJTeP6jGA=");
    }

    @Test
    void completing_with_a_callback() {
        OssRequest request =
                OssRequest.of("POST", OBJECT)
                        .with("uploadId", "U1")
                        .header("x-oss-security-token", "STSTOKEN")
                        .header("x-oss-callback-var", "e30=")
                        .header("x-oss-callback", "e30=")
                        .sending(OssRequest.NO_BODY, "text/xml");

        assertThat(OssSigner.authorization(CREDENTIAL, request, DATE))
                .isEqualTo("OSS id:qu5kmr8HhzEt8zN044MZQ0KoS20=");
    }

    @Test
    void parameters_of_a_listing_are_not_signed() {
        OssRequest plain = OssRequest.of("GET", OBJECT).with("uploadId", "U1");

        assertThat(
                        OssSigner.authorization(
                                CREDENTIAL,
                                plain.with("max-parts", "1000").with("part-number-marker", "7"),
                                DATE))
                .isEqualTo(OssSigner.authorization(CREDENTIAL, plain, DATE));
    }
}
