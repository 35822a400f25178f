package dev.caravan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.traffic.Gate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The HTTP side of a real daemon. */
@Execution(ExecutionMode.CONCURRENT)
class WebIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PORT = Pattern.compile("listening host=127.0.0.1 port=(\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private Installation caravan;
    private Optional<CaravanProcess> daemon = Optional.empty();
    private String address = "";

    @BeforeEach
    void install() throws IOException {
        caravan = Installation.in(folder).server("{ listen: \"127.0.0.1:0\" }");
    }

    @AfterEach
    void close() throws IOException {
        if (daemon.isPresent()) {
            daemon.get().kill();
        }
        caravan.close();
    }

    @Test
    void a_person_logs_in_on_the_page_and_the_jobs_go_on_by_themselves() throws Exception {
        caravan.noLogin();
        caravan.account("app-id", Simulator.APP).job("at-start", "true");
        caravan.local.write("a.txt", "a");
        start();
        await().atMost(PATIENCE)
                .until(() -> get("/api/status").at("/jobs/photos/lastPass/result").isTextual());
        assertThat(get("/api/status").at("/accounts/main/state").asText())
                .isEqualTo("login-required");
        assertThat(send("GET", "/health/ready").statusCode()).isEqualTo(503);

        JsonNode login = JSON.readTree(send("POST", "/api/accounts/main/login").body());
        assertThat(login.path("state").asText()).isEqualTo("waiting");
        String session = "/api/accounts/main/login/" + login.path("session").asText();
        assertThat(send("GET", session + "/qr.svg").body()).startsWith("<svg");
        String uid = login.path("qrText").asText().replaceFirst(".*dg-", "");
        caravan.simulator.phone().scan(uid, Simulator.USER);
        await().atMost(PATIENCE).until(() -> get(session).path("state").asText().equals("scanned"));
        caravan.simulator.phone().confirm(uid, Simulator.USER);
        await().atMost(PATIENCE).until(() -> get(session).path("state").asText().equals("done"));

        await().atMost(PATIENCE).until(() -> caravan.remote().equals(caravan.local.content()));
        await().atMost(PATIENCE)
                .until(() -> get("/api/status").at("/jobs/photos/state").asText().equals("ok"));
        assertThat(send("GET", "/health/ready").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/metrics").body())
                .contains("caravan_job_state{job=\"photos\",state=\"ok\"} 1")
                .contains("caravan_files_uploaded_total{job=\"photos\"} 1");
    }

    @Test
    void a_pass_that_an_order_started_is_followed_while_it_runs() throws Exception {
        caravan.job("at-start", "false");
        caravan.local.random("film.mkv", 3 << 20);
        start();
        Gate gate = caravan.simulator.gates().put("oss-put", 1, Gate.Moment.BEFORE);
        assertThat(send("POST", "/api/jobs/photos/run").statusCode()).isEqualTo(202);
        assertThat(gate.awaitArrival(PATIENCE)).isTrue();
        JsonNode job = get("/api/status").at("/jobs/photos");
        assertThat(job.path("state").asText()).isEqualTo("running");
        assertThat(job.at("/progress/phase").asText()).isEqualTo("working");
        assertThat(job.at("/progress/operationsPlanned").asLong()).isGreaterThan(0);
        assertThat(job.at("/progress/current/0/path").asText()).isEqualTo("film.mkv");
        gate.release();
        await().atMost(PATIENCE)
                .until(() -> get("/api/status").at("/jobs/photos/progress").isNull());
        assertThat(get("/api/jobs/photos/history").at("/0/pass/trigger").asText()).isEqualTo("api");
        assertThat(get("/api/jobs/photos/failures")).isEmpty();
        assertThat(get("/api/jobs/photos/plan").path("id").asText()).isEqualTo("none");
    }

    private void start() throws IOException {
        CaravanProcess started = caravan.start("run");
        daemon = Optional.of(started);
        await().atMost(PATIENCE).until(() -> PORT.matcher(started.said()).find());
        Matcher matcher = PORT.matcher(started.said());
        assertThat(matcher.find()).isTrue();
        address = "http://127.0.0.1:" + matcher.group(1);
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(send("GET", path).body());
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
