package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.doctor.Clock;
import dev.caravan.doctor.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir Path folder;
    private CommandWorld world;

    @BeforeEach
    void open() throws IOException {
        world = CommandWorld.in(folder).write("a.txt", "a");
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    @Test
    void a_sound_installation_is_found_well() throws IOException {
        world.pass(0);
        JsonNode result = world.run(0, "doctor", "--json").json();
        assertThat(result.path("ok").asBoolean()).isTrue();
        assertThat(result.path("checks").findValuesAsText("check"))
                .contains(
                        "java",
                        "locale",
                        "inotify",
                        "state",
                        "state-dir",
                        "job photos",
                        "host 127.0.0.1",
                        "clock",
                        "account main");
        assertThat(world.run(0, "doctor", "--offline").out())
                .contains("ok    state: caravan.db is sound")
                .doesNotContain("host");
    }

    @Test
    void each_fault_is_named_with_what_to_do() throws IOException {
        Files.move(world.local, folder.resolve("away"));
        Files.createDirectories(world.state);
        Files.write(
                world.state.resolve("caravan.db"),
                "x".repeat(9000).getBytes(StandardCharsets.UTF_8));
        CommandWorld.Ended ended = world.run(3, "doctor");
        assertThat(ended.out())
                .contains("fail  state: ", "fail  job photos: ", "mount it or correct `local`")
                .doesNotContain("Exception");
    }

    @Test
    void a_host_that_does_not_answer_fails() throws IOException {
        String config = world.configuration().toString();
        world.simulator.close();
        assertThat(Path.of(config)).exists();
        String out = world.run(3, "doctor").out();
        assertThat(out).contains("fail  host 127.0.0.1: it does not accept connections");
    }

    @Test
    void the_clock_is_judged_by_how_far_it_is_off() {
        Instant now = Instant.parse("2026-11-22T02:41:07Z");
        assertThat(Clock.judge(now, now.plusSeconds(2)).level()).isEqualTo(Finding.Level.OK);
        assertThat(Clock.judge(now, now.plusSeconds(-90)))
                .extracting(Finding::level, Finding::message)
                .containsExactly(Finding.Level.WARN, "90 s behind 115's");
        assertThat(Clock.judge(now, now.plusSeconds(3600)).level()).isEqualTo(Finding.Level.FAIL);
    }

    @Test
    void no_secret_is_in_the_bundle() throws IOException {
        world.more(
                """
                server: { listen: off, token: page-secret-1 }
                alerts:
                  proxy: http://proxyuser:proxy-secret-2@127.0.0.1:9
                  channels:
                    - { type: email, smtp: "smtp://u@127.0.0.1:9", password: mail-secret-4, from: a@example.com, to: [b@example.com] }
                    - { type: webhook, url: "http://127.0.0.1:9/hook?key=url-secret-5", secret: hook-secret-6 }
                """);
        world.account("    app-id: app-id-is-public\n    app-secret: app-secret-8\n");
        world.write("Signature=sig-secret-9 .txt", "x");
        world.pass(0);
        Path log =
                Files.writeString(
                        folder.resolve("caravan.log"),
                        "GET https://cdn.example/f?sign=query-secret-10&t=1\nAuthorization: Bearer bearer-secret-11\n"
                                + world.tokens().accessToken()
                                + "\n");
        Path zip = folder.resolve("bundle.zip");
        world.run(0, "export-diagnostics", "--to", zip.toString(), "--log", log.toString());

        Map<String, String> files = contents(zip);
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "version.txt",
                        "settings.json",
                        "status.json",
                        "failures.json",
                        "conflicts.json",
                        "history.json",
                        "doctor.json",
                        "log.txt");
        String all = String.join("\n", files.values());
        assertThat(all)
                .contains("app-id-is-public", "photos", "***")
                .doesNotContain(world.tokens().accessToken(), world.tokens().refreshToken());
        for (int i = 1; i <= 11; i++) {
            assertThat(all).doesNotContainPattern("[a-z]-secret-" + i + "\\b");
        }
        assertThat(world.run(2, "export-diagnostics", "--to", zip.toString()).err())
                .contains("exists");
    }

    private static Map<String, String> contents(Path zip) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(
                        Path.of(entry.getName()).getFileName().toString(),
                        new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
