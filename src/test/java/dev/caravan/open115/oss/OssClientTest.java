package dev.caravan.open115.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravan.open115.pace.ManualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OssClientTest {

    private record Answer(int status, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Headers> seen = new ArrayList<>();
    private final List<String> uris = new ArrayList<>();
    private final OssObject object = new OssObject("bucket", "key");
    private HttpServer server;
    private OssClient client;
    private OssCredential credential;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client =
                new OssClient(
                        new OkHttpClient.Builder().dns(new LoopbackNames()).build(),
                        "Test/1",
                        new ManualTime());
        credential =
                new OssCredential(
                        "http://localhost:" + server.getAddress().getPort(),
                        "id",
                        "secret",
                        "token",
                        Instant.EPOCH);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_clock_that_is_off_is_corrected_by_the_storages_own() throws Exception {
        answers.add(new Answer(403, "<Error><Code>RequestTimeTooSkewed</Code></Error>"));
        answers.add(new Answer(200, "<R><UploadId>U</UploadId></R>"));

        assertThat(client.initiate(credential, object)).isEqualTo("U");

        assertThat(seen.get(0).getFirst("Date")).isEqualTo("Thu, 01 Jan 2026 00:00:00 GMT");
        assertThat(seen.get(1).getFirst("Date")).isNotEqualTo(seen.get(0).getFirst("Date"));
    }

    @Test
    void the_bucket_is_in_the_host_and_no_bearer_token_travels() throws Exception {
        answers.add(new Answer(200, "{}"));

        client.put(
                credential,
                object,
                RequestBody.create(new byte[3]),
                new OssClient.Callback("{\"a\":1}", "{}"));

        Headers headers = seen.get(0);
        assertThat(headers.getFirst("Host")).startsWith("bucket.localhost:");
        assertThat(headers.getFirst("Authorization")).startsWith("OSS id:");
        assertThat(headers.getFirst("x-oss-callback")).isEqualTo("eyJhIjoxfQ==");
        assertThat(headers.getFirst("x-oss-security-token")).isEqualTo("token");
        assertThat(uris).containsExactly("/key");
    }

    @Test
    void at_an_address_the_bucket_goes_into_the_host_when_the_path_is_forbidden() throws Exception {
        int port = server.getAddress().getPort();
        OssCredential numeric =
                new OssCredential(
                        "http://127.0.0.1:" + port, "id", "secret", "token", Instant.EPOCH);
        answers.add(new Answer(403, "<Error><Code>SecondLevelDomainForbidden</Code></Error>"));
        answers.add(new Answer(200, "<R><UploadId>U</UploadId></R>"));
        answers.add(new Answer(200, "<R><UploadId>V</UploadId></R>"));

        assertThat(client.initiate(numeric, object)).isEqualTo("U");
        assertThat(client.initiate(numeric, object)).isEqualTo("V");

        assertThat(uris)
                .containsExactly(
                        "/bucket/key?sequential&uploads",
                        "/key?sequential&uploads",
                        "/key?sequential&uploads");
        assertThat(seen)
                .extracting(headers -> headers.getFirst("Host"))
                .containsExactly(
                        "127.0.0.1:" + port,
                        "bucket.127.0.0.1:" + port,
                        "bucket.127.0.0.1:" + port);
    }

    @Test
    void all_pages_of_parts_are_read() throws Exception {
        answers.add(new Answer(200, page("true", 1, 2)));
        answers.add(new Answer(200, page("false", 3)));

        List<OssPart> parts = client.parts(credential, object, "U");

        assertThat(parts)
                .containsExactly(
                        new OssPart(1, "E1", 10),
                        new OssPart(2, "E2", 10),
                        new OssPart(3, "E3", 10));
        assertThat(uris.get(1)).contains("part-number-marker=2");
    }

    @Test
    void a_refusal_has_the_storages_word() {
        answers.add(new Answer(404, "<Error><Code>NoSuchUpload</Code></Error>"));

        OssException refused =
                catchThrowableOfType(
                        OssException.class, () -> client.parts(credential, object, "U"));

        assertThat(refused.isNoSuchUpload()).isTrue();
        assertThat(refused.status()).isEqualTo(404);
    }

    @Test
    void aborting_what_is_gone_is_done() throws Exception {
        answers.add(new Answer(404, "<Error><Code>NoSuchUpload</Code></Error>"));

        client.abort(credential, object, "U");

        assertThat(uris).containsExactly("/key?uploadId=U");
    }

    private static String page(String truncated, int... numbers) {
        StringBuilder xml = new StringBuilder("<ListPartsResult>");
        for (int number : numbers) {
            xml.append("<Part><PartNumber>").append(number);
            xml.append("</PartNumber><ETag>\"E").append(number);
            xml.append("\"</ETag><Size>10</Size></Part>");
        }
        return xml + "<IsTruncated>" + truncated + "</IsTruncated></ListPartsResult>";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            seen.add(exchange.getRequestHeaders());
            uris.add(exchange.getRequestURI().toString());
            Answer answer = answers.removeFirst();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
