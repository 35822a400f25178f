package dev.caravan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerTest {

    private static final String TOKEN = "open sesame";

    private final SampleDesk desk = SampleDesk.full();
    private WebServer server;
    private Http http;

    @BeforeEach
    void start() throws IOException {
        listen(Optional.empty());
    }

    private void listen(Optional<String> token) throws IOException {
        server =
                WebServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        token,
                        desk,
                        Events.Rhythm.USUAL);
        http = new Http(server.port());
    }

    private void listenWithToken() throws IOException {
        server.close();
        listen(Optional.of(TOKEN));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_status_is_the_document_of_the_command_with_the_progress_of_running_passes()
            throws IOException {
        JsonNode status = http.get("/api/status").json();
        JsonNode film = status.at("/jobs/films");
        assertThat(film.path("state").asText()).isEqualTo("running");
        assertThat(film.at("/progress/phase").asText()).isEqualTo("working");
        assertThat(film.at("/progress/operationsDone").asLong()).isEqualTo(12);
        assertThat(film.at("/progress/operationsPlanned").asLong()).isEqualTo(40);
        assertThat(film.at("/progress/bytesDone").asLong()).isEqualTo(1_900_000_000L);
        assertThat(film.at("/progress/bytesPlanned").asLong()).isEqualTo(5_400_000_000L);
        assertThat(film.at("/progress/current/0/kind").asText()).isEqualTo("upload");
        assertThat(status.at("/jobs/photos/progress").isNull()).isTrue();
    }

    @Test
    void a_daemon_with_a_fault_of_its_own_is_neither_alive_nor_ready() throws IOException {
        assertThat(http.get("/health/live").status()).isEqualTo(200);
        desk.faults.add("route:pass: stopped");
        assertThat(http.get("/health/live").status()).isEqualTo(503);
        assertThat(http.get("/health/live").body()).contains("route:pass");
        assertThat(http.get("/health/ready").body()).contains("route:pass");
    }

    @Test
    void orders_reach_the_daemon() throws IOException {
        assertThat(http.post("/api/jobs/photos/run").status()).isEqualTo(202);
        assertThat(http.post("/api/jobs/photos/pause").status()).isEqualTo(202);
        assertThat(http.post("/api/jobs/photos/resume").status()).isEqualTo(202);
        assertThat(http.post("/api/jobs/documents/approve").status()).isEqualTo(202);
        http.post("/api/jobs/documents/approve", "{\"plan\":\"plan-7\",\"now\":true}");
        http.post("/api/jobs/documents/reject", "{\"plan\":\"plan-7\"}");
        http.post("/api/jobs/videos/retry");
        http.post("/api/jobs/videos/retry", "{\"paths\":[\"a/b\",\"照片\"]}");
        http.post("/api/jobs/scans/dismiss", "{\"path\":\"letters/a.pdf\"}");
        assertThat(desk.orders)
                .containsExactly(
                        "run photos",
                        "pause photos",
                        "resume photos",
                        "approve documents  NEXT_PASS",
                        "approve documents plan-7 NOW",
                        "reject documents plan-7 NEXT_PASS",
                        "retry videos [] NEXT_PASS",
                        "retry videos [a/b, 照片] NEXT_PASS",
                        "dismiss scans letters/a.pdf");
    }

    @Test
    void a_fresh_plan_is_made_when_it_is_asked_for() throws IOException {
        assertThat(http.get("/api/jobs/documents/plan").json().path("id").asText())
                .isEqualTo("plan-7");
        assertThat(http.get("/api/jobs/documents/plan?fresh=1").json().path("id").asText())
                .isEqualTo("fresh");
        assertThat(http.get("/api/jobs/nobody/plan?fresh=1").status()).isEqualTo(404);
        Http.Answered answer = http.get("/api/jobs/films/plan?fresh=1");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.message()).isEqualTo("the local folder is not there");
    }

    @Test
    void a_fresh_plan_spends_calls_and_needs_the_token() throws IOException {
        listenWithToken();
        assertThat(http.get("/api/jobs/documents/plan").status()).isEqualTo(200);
        assertThat(http.get("/api/jobs/documents/plan?fresh=1").status()).isEqualTo(401);
    }

    @Test
    void a_plan_that_is_not_held_any_more_is_not_approved() throws IOException {
        Http.Answered answer = http.post("/api/jobs/documents/approve", "{\"plan\":\"old\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.message()).isEqualTo("plan old is not held");
    }

    @Test
    void orders_that_make_no_sense_are_refused_with_the_reason() throws IOException {
        assertThat(http.post("/api/jobs/photos/retry", "{").message()).contains("not JSON");
        assertThat(http.post("/api/jobs/photos/retry", "[]").status()).isEqualTo(400);
        assertThat(http.post("/api/jobs/documents/approve", "{\"plan\":7}").status())
                .isEqualTo(400);
        assertThat(http.post("/api/jobs/scans/dismiss").status()).isEqualTo(400);
        Map<String, String> form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        assertThat(http.send("POST", "/api/jobs/photos/retry", form, "a=b").status())
                .isEqualTo(415);
        assertThat(http.post("/api/jobs/photos/retry", "\"" + "x".repeat(70_000) + "\"").status())
                .isEqualTo(413);
        assertThat(desk.orders).isEmpty();
    }

    @Test
    void unknown_jobs_addresses_and_methods_are_told_apart() throws IOException {
        assertThat(http.get("/api/jobs/nobody/failures").status()).isEqualTo(404);
        assertThat(http.post("/api/jobs/nobody/run").message()).isEqualTo("there is no such job");
        assertThat(http.get("/api/nothing").status()).isEqualTo(404);
        assertThat(http.get("/../../etc/passwd").status()).isEqualTo(404);
        Http.Answered wrong = http.get("/api/jobs/photos/run");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.headers()).containsEntry("allow", "POST");
        assertThat(http.send("DELETE", "/api/status", Map.of(), "").status()).isEqualTo(405);
    }

    @Test
    void head_is_get_without_the_body() throws IOException {
        Http.Answered head = http.send("HEAD", "/api/status", Map.of(), "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void without_a_token_only_this_machines_names_are_answered() throws IOException {
        for (String host : List.of("localhost", "127.0.0.1:8115", "[::1]:8115")) {
            assertThat(http.send("GET", "/api/status", Map.of("Host", host), "").status())
                    .as(host)
                    .isEqualTo(200);
        }
        for (String host : List.of("evil.example", "127.0.0.1.evil.example", "10.0.0.7")) {
            assertThat(http.send("GET", "/api/status", Map.of("Host", host), "").status())
                    .as(host)
                    .isEqualTo(403);
        }
    }

    @Test
    void a_page_of_another_site_cannot_give_orders() throws IOException {
        String here = "http://127.0.0.1:" + server.port();
        String run = "/api/jobs/photos/run";
        for (Map<String, String> foreign :
                List.of(
                        Map.of("Origin", "http://evil.example"),
                        Map.of("Origin", "null"),
                        Map.of("Origin", "http://127.0.0.1:1"),
                        Map.of("Sec-Fetch-Site", "cross-site"),
                        Map.of("Sec-Fetch-Site", "same-site", "Origin", here))) {
            assertThat(http.send("POST", run, foreign, "").status())
                    .as(foreign.toString())
                    .isEqualTo(403);
        }
        assertThat(desk.orders).isEmpty();
        Map<String, String> own = Map.of("Origin", here, "Sec-Fetch-Site", "same-origin");
        assertThat(http.send("POST", run, own, "").status()).isEqualTo(202);
    }

    @Test
    void with_a_token_everybody_reads_and_only_who_knows_it_changes() throws IOException {
        listenWithToken();
        String run = "/api/jobs/photos/run";
        assertThat(http.send("GET", "/api/status", Map.of("Host", "nas.lan"), "").status())
                .isEqualTo(200);
        Http.Answered without = http.post(run);
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.headers().get("www-authenticate")).startsWith("Bearer");
        for (String wrong : List.of("Bearer open", "Bearer ", "Basic " + TOKEN, TOKEN)) {
            assertThat(http.send("POST", run, Map.of("Authorization", wrong), "").status())
                    .as(wrong)
                    .isEqualTo(401);
        }
        assertThat(desk.orders).isEmpty();
        Map<String, String> right = Map.of("Authorization", "Bearer " + TOKEN);
        assertThat(http.send("POST", run, right, "").status()).isEqualTo(202);
        Map<String, String> foreign =
                Map.of("Authorization", "Bearer " + TOKEN, "Origin", "http://evil.example");
        assertThat(http.send("POST", run, foreign, "").status()).isEqualTo(403);
    }

    @Test
    void the_token_is_never_told() throws IOException {
        listenWithToken();
        for (String path : List.of("/", "/api/page", "/api/status", "/metrics", "/page.js")) {
            assertThat(http.get(path).body()).as(path).doesNotContain(TOKEN);
        }
    }

    @Test
    void a_browser_is_told_to_run_nothing_foreign() throws IOException {
        for (String path : List.of("/", "/page.js", "/page.css", "/api/status", "/nothing")) {
            Map<String, String> headers = http.get(path).headers();
            assertThat(headers.get("content-security-policy"))
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers).containsEntry("x-content-type-options", "nosniff");
            assertThat(headers).doesNotContainKey("access-control-allow-origin");
        }
        assertThat(http.get("/").headers().get("content-type")).startsWith("text/html");
        assertThat(http.get("/page.js").headers().get("content-type"))
                .startsWith("text/javascript");
    }

    @Test
    void a_fault_in_the_daemon_is_an_answer_and_not_a_broken_connection() throws IOException {
        desk.broken = true;
        Http.Answered answer = http.get("/api/status");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.message()).doesNotContain("secret");
    }
}
