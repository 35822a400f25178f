package dev.caravan.simulator.oss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.http.Request;
import dev.caravan.simulator.http.RequestReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final String DATE = "Date: Thu, 01 Jan 2026 00:00:00 GMT\n";
    private static final String TOKEN = "x-oss-security-token: STSTOKEN\n";

    private static Request request(String head) throws IOException {
        byte[] bytes = (head + "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return RequestReader.read(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream())
                .orElseThrow();
    }

    private static String v1(Request request) {
        Target target = Target.of(request).orElseThrow();
        return SignatureV1.sign("testsecret", SignatureV1.text(request, target));
    }

    @Test
    void initiating_is_signed_as_computed_elsewhere() throws Exception {
        Request request =
                request(
                        "POST /deadbeef01?uploads&sequential HTTP/1.1\nHost: fhnfile.oss.local\n"
                                + DATE
                                + TOKEN);

        assertThat(v1(request)).isEqualTo("QOpXWWgkH7dvoOxVMRGJTeP6jGA=");
    }

    @Test
    void completing_is_signed_as_computed_elsewhere() throws Exception {
        Request request =
                request(
                        "POST /fhnfile/deadbeef01?uploadId=U1 HTTP/1.1\nHost: 127.0.0.1\n"
                                + "Content-Type: text/xml\nx-oss-callback-var: e30=\nx-oss-callback: e30=\n"
                                + DATE
                                + TOKEN);

        assertThat(v1(request)).isEqualTo("qu5kmr8HhzEt8zN044MZQ0KoS20=");
    }

    @Test
    void sub_resources_with_values_are_signed_with_them_and_others_not_at_all() throws Exception {
        Request request =
                request(
                        "GET /o?uploadId=U&max-parts=5&sequential=1 HTTP/1.1\nHost: fhnfile.x\n"
                                + DATE);

        assertThat(SignatureV1.text(request, Target.of(request).orElseThrow()))
                .endsWith("\n/fhnfile/o?sequential=1&uploadId=U");
    }

    @Test
    void the_newer_signature_canonicalises_path_query_and_headers() throws Exception {
        Request request =
                request(
                        "PUT /a%20b/c?partNumber=1&uploads HTTP/1.1\nHost: fhnfile.x\n"
                                + "x-oss-date: 20260101T000000Z\nContent-Type: text/plain\n"
                                + "x-oss-content-sha256: UNSIGNED-PAYLOAD\n");
        SignatureV4.Claim claim =
                SignatureV4.read(
                                "OSS4-HMAC-SHA256 Credential=ID/20260101/cn-shenzhen/oss/aliyun_v4_request,"
                                        + "AdditionalHeaders=host,Signature="
                                        + "0".repeat(64))
                        .orElseThrow();

        assertThat(SignatureV4.canonical(request, Target.of(request).orElseThrow(), claim))
                .isEqualTo(
                        """
                        PUT
                        /fhnfile/a%20b/c
                        partNumber=1&uploads
                        content-type:text/plain
                        host:fhnfile.x
                        x-oss-content-sha256:UNSIGNED-PAYLOAD
                        x-oss-date:20260101T000000Z

                        host
                        UNSIGNED-PAYLOAD""");
    }

    @Test
    void the_checksum_is_that_of_the_standard() {
        Crc64 crc = new Crc64();
        byte[] check = "123456789".getBytes(StandardCharsets.US_ASCII);
        crc.update(check, check.length);

        assertThat(crc.decimal()).isEqualTo(Long.toUnsignedString(0x995DC9BBDF1939FAL));
    }
}
