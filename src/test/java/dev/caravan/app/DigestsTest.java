package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.caravan.alert.message.Digest;
import dev.caravan.state.FactStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private House house;
    private Instant now =
            Instant.now().atZone(SHANGHAI).toLocalDate().atTime(15, 0).atZone(SHANGHAI).toInstant();
    private Digests digests;

    @BeforeEach
    void build(@TempDir Path folder) throws Exception {
        house = new House(folder);
        digests =
                new Digests(house.settings().jobs(), house.program().state(), SHANGHAI, () -> now);
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void it_is_told_once_a_day_from_nine_in_the_morning_on() {
        assertThat(digests.due()).as("on the first day").isEmpty();
        now = now.plus(Duration.ofHours(17));
        assertThat(digests.due()).as("at eight").isEmpty();
        now = now.plus(Duration.ofHours(1));
        assertThat(digests.due()).as("at nine").hasSize(1);
        assertThat(digests.due()).as("as long as nobody told it").hasSize(1);
        digests.told();
        assertThat(digests.due()).isEmpty();
        now = now.plus(Duration.ofDays(3));
        assertThat(digests.due()).as("after a rest of days there is one").hasSize(1);
    }

    @Test
    void it_says_of_every_job_how_it_is_and_what_it_did() throws Exception {
        digests.due();
        house.write("a.txt", "a").write("b.txt", "b").pass();
        house.write("c.txt", "c").pass();
        now = now.plus(Duration.ofDays(2));
        List<Digest> due = digests.due();
        assertThat(due).hasSize(1);
        assertThat(due.get(0).lines())
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.job()).isEqualTo(House.JOB);
                            assertThat(line.state()).isEqualTo("ok");
                            assertThat(line.lastSuccess()).isPresent();
                            assertThat(line.files()).isEqualTo(3);
                            assertThat(line.failures()).isZero();
                        });
    }

    @Test
    void a_job_that_never_ran_says_so() {
        digests.due();
        now = now.plus(Duration.ofDays(1));
        assertThat(digests.due().get(0).lines().get(0).state()).isEqualTo("never");
    }

    @Test
    void the_daemon_tells_it_to_the_channel_that_asked_for_it() throws Exception {
        List<String> got = new CopyOnWriteArrayList<>();
        HttpServer hook = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        hook.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        byte[] body = exchange.getRequestBody().readAllBytes();
                        got.add(new String(body, StandardCharsets.UTF_8));
                        exchange.sendResponseHeaders(204, -1);
                    }
                });
        hook.start();
        try {
            house.alerts(
                    "alerts: { channels: [{ type: webhook, events: [digest], url: 'http://127.0.0.1:"
                            + hook.getAddress().getPort()
                            + "/' }] }\n");
            new FactStore(house.program().state()).put("digest-day", "2026-01-01");
            house.daemon();
            await().atMost(House.PATIENCE).until(() -> !got.isEmpty());
            assertThat(got).singleElement().asString().contains("\"event\":\"digest\"", House.JOB);
            Digests after =
                    new Digests(
                            house.settings().jobs(),
                            house.program().state(),
                            ZoneOffset.UTC,
                            InstantSource.system());
            await().atMost(House.PATIENCE).until(() -> after.due().isEmpty());
        } finally {
            hook.stop(0);
        }
    }
}
