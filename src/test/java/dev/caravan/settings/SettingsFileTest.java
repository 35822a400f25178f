package dev.caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.plan.request.ConflictPolicy;
import dev.caravan.plan.request.Mode;
import dev.caravan.secret.Secret;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir Path folder;

    @Test
    void a_file_without_content_is_all_defaults() {
        Settings settings = new Configuration(folder, "# nothing yet\n").settings();

        assertThat(settings)
                .isEqualTo(
                        new Settings(
                                folder.resolveSibling("state"),
                                Configuration.ZONE,
                                Language.EN,
                                Optional.of(
                                        new ServerSettings(
                                                new ListenAddress("127.0.0.1", 8115),
                                                Optional.empty())),
                                List.of(),
                                List.of(),
                                new AlertSettings(
                                        Optional.empty(),
                                        EnumSet.complementOf(
                                                EnumSet.of(
                                                        AlertEvent.LOGIN_EXPIRING,
                                                        AlertEvent.SUCCESS,
                                                        AlertEvent.DIGEST)),
                                        Duration.ofHours(24),
                                        List.of())));
    }

    @Test
    void an_account_without_keys_is_all_defaults() {
        Settings settings = new Configuration(folder, "accounts:\n  main:\njobs:\n").settings();

        assertThat(settings.accounts())
                .containsExactly(
                        new AccountSettings(
                                "main",
                                new LoginSettings(
                                        LoginWay.DIRECT,
                                        URI.create("https://api.oplist.org/115cloud/renewapi"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                new BudgetSettings(2, 9000, 1, 2),
                                1150,
                                "Caravan/1",
                                new ProxySettings(
                                        Optional.empty(), Optional.empty(), Optional.empty()),
                                new EndpointSettings(
                                        URI.create("https://proapi.115.com"),
                                        URI.create("https://passportapi.115.com"),
                                        URI.create("https://qrcodeapi.115.com"))));
    }

    @Test
    void a_job_with_folders_only_has_defaults_for_the_rest() {
        JobSettings job = Configuration.ofJob(folder, "").job();

        assertThat(job)
                .isEqualTo(
                        new JobSettings(
                                "photos",
                                "main",
                                Mode.BACKUP,
                                Path.of("/data/photos"),
                                new RemoteFolder.ByPath(RelativePath.parse("Backup/photos")),
                                new StartSettings(
                                        Optional.empty(), false, Duration.ofMinutes(10), true),
                                new TimeLimits(
                                        Optional.empty(), Optional.empty(), Optional.empty()),
                                new ScanSettings(
                                        Duration.ofSeconds(30),
                                        Optional.of(Duration.ofDays(90)),
                                        Symlinks.SKIP),
                                new FilterSettings(List.of(), List.of(), true),
                                ConflictPolicy.KEEP_BOTH,
                                new GuardSettings(500, 25, 50, 20, 1000),
                                new TrashSettings(
                                        Duration.ofDays(30), new ByteSize(20_000_000_000L)),
                                new VersionSettings(5, 90),
                                new TransferSettings(
                                        3,
                                        new BandwidthSettings(
                                                Rate.UNLIMITED, Rate.UNLIMITED, List.of()),
                                        new RapidUploadSettings(
                                                RapidUploadSettings.Preference.PREFER,
                                                Duration.ofHours(6),
                                                Duration.ofDays(7),
                                                RapidUploadSettings.Afterwards.UPLOAD)),
                                new ArchiveSettings(Duration.ofDays(7), true)));
    }

    @Test
    void relative_folders_are_relative_to_the_file() {
        Configuration configuration =
                new Configuration(
                        folder,
                        """
                        state-dir: var
                        accounts: { main: {} }
                        jobs: { p: { local: ../data/p/, remote: "id:0249163533602609229" } }
                        """);

        Settings settings = configuration.settings();

        assertThat(settings.stateDir()).isEqualTo(folder.resolve("var"));
        assertThat(settings.job("p").orElseThrow().local())
                .isEqualTo(folder.resolveSibling("data").resolve("p"));
        assertThat(settings.job("p").orElseThrow().remote())
                .isEqualTo(new RemoteFolder.ById(new RemoteId("249163533602609229")));
    }

    @Test
    void off_means_no_server_however_it_is_written() {
        for (String off : List.of("off", "\"off\"", "false", "${LISTEN:-off}")) {
            assertThat(
                            new Configuration(folder, "server: { listen: " + off + " }")
                                    .settings()
                                    .server())
                    .as(off)
                    .isEmpty();
        }
    }

    @Test
    void a_loopback_address_needs_no_token() {
        for (String host : List.of("127.0.0.1", "127.1.2.3", "localhost", "\"[::1]")) {
            String quote = host.startsWith("\"") ? "\"" : "";
            Configuration configuration =
                    new Configuration(folder, "server: { listen: " + host + ":0" + quote + " }");

            assertThat(configuration.problems()).as(host).isEmpty();
        }
    }

    @Test
    void a_server_that_others_can_reach_is_fine_with_a_token() {
        Configuration configuration =
                new Configuration(folder, "server: { listen: \"*:8115\", token: \"${TOKEN}\" }");

        assertThat(configuration.with("TOKEN", "t").settings().server())
                .contains(
                        new ServerSettings(
                                new ListenAddress("0.0.0.0", 8115), Optional.of(new Secret("t"))));
    }

    @Test
    void values_keep_their_kind_wherever_they_come_from() throws IOException {
        Files.writeString(folder.resolve("day"), "700\r\n");
        Configuration configuration =
                new Configuration(
                        folder,
                        """
                        accounts:
                          main:
                            requests-per-second: ${RPS:-2}
                            requests-per-day: "${file:day}"
                            page-size: ${PAGE:-}
                            app-id: 0100195125
                            app-secret: ${SECRET}
                            refresh-token: ${TOKEN:-}
                            user-agent: "a ${RPS}-${NAME:-b ${OTHER}} $${x} $5"
                        """);

        AccountSettings account =
                configuration
                        .with("RPS", "0.5")
                        .with("SECRET_FILE", folder.resolve("day").toString())
                        .with("OTHER", "c")
                        .settings()
                        .accounts()
                        .get(0);

        assertThat(account.budget()).isEqualTo(new BudgetSettings(0.5, 700, 1, 2));
        assertThat(account.pageSize()).isEqualTo(1150);
        assertThat(account.login().appId()).contains("0100195125");
        assertThat(account.login().appSecret()).contains(new Secret("700"));
        assertThat(account.login().refreshToken()).isEmpty();
        assertThat(account.userAgent()).isEqualTo("a 0.5-b c ${x} $5");
    }

    @Test
    void a_list_of_events_replaces_the_usual_ones() {
        AlertSettings alerts =
                new Configuration(
                                folder,
                                """
                                alerts:
                                  events: [quota, failed]
                                  channels:
                                    - { type: webhook, url: "http://127.0.0.1/a" }
                                    - { type: webhook, url: http://127.0.0.1/b, events: [success] }
                                """)
                        .settings()
                        .alerts();

        assertThat(alerts.channels())
                .containsExactly(
                        webhook("webhook", Set.of(AlertEvent.FAILED, AlertEvent.QUOTA), "a"),
                        webhook("webhook-2", Set.of(AlertEvent.SUCCESS), "b"));
    }

    private static ChannelSettings webhook(String name, Set<AlertEvent> events, String path) {
        Secret url = new Secret("http://127.0.0.1/" + path);
        return new WebhookChannel(name, events, url, Optional.empty(), Map.of());
    }

    @Test
    void jobs_can_share_keys_through_an_anchor() {
        Settings settings =
                new Configuration(
                                folder,
                                """
                                accounts: { main: {} }
                                jobs:
                                  a: &usual { local: /a, remote: /a, transfers: 7, at-start: no }
                                  b: &more { <<: *usual, local: /b, remote: /b }
                                  c: { <<: [*more], local: /c, remote: /c }
                                  d: &self { <<: *self, local: /d, remote: /d }
                                """)
                        .settings();

        assertThat(settings.jobs())
                .extracting(JobSettings::local)
                .containsExactly(Path.of("/a"), Path.of("/b"), Path.of("/c"), Path.of("/d"));
        assertThat(settings.jobs())
                .extracting(job -> job.transfer().inFlight())
                .containsExactly(7, 7, 7, 3);
    }

    @Test
    void all_problems_come_at_once_in_the_order_of_the_file() {
        Configuration configuration =
                new Configuration(
                        folder,
                        """
                        languge: en
                        time-zone: nowhere
                        server:
                          listen: 0.0.0.0:80
                        accounts:
                          main: { page-size: 0 }
                        jobs:
                          a:
                            local: ${HOME_OF_A}
                            remote: /same
                            mode: backups
                          b:
                            local: /b
                            remote: /same
                            schedule: never
                          c:
                            local: /c
                            remote: /same/c
                        """);

        assertThat(configuration.problems())
                .extracting(text -> text.split(": ", 2)[0])
                .containsExactly(
                        "1:1 languge",
                        "2:12 time-zone",
                        "3:1 server.token",
                        "6:22 accounts.main.page-size",
                        "9:12 jobs.a.local",
                        "11:11 jobs.a.mode",
                        "15:15 jobs.b.schedule",
                        "18:13 jobs.c.remote");
    }

    @Test
    void no_message_and_no_value_shows_a_secret() {
        String secret = "hush-hush";
        Configuration configuration =
                new Configuration(
                        folder,
                        """
                        time-zone: ${S}
                        language: ${S}
                        server: { listen: "${S}", token: ${S} }
                        accounts:
                          main:
                            app-secret: hush-hush
                            page-size: ${S}
                            relay-url: ftp://${S}
                            proxy: { api: "ftp://u:hush-hush@h" }
                        jobs:
                          p: { account: "${S}", local: /p, remote: "${S}", schedule: "${S}" }
                        alerts:
                          proxy: hush-hush
                          channels:
                            - { type: webhook, url: "http://hush-hush /", secret: hush-hush }
                            - type: email
                              smtp: "smtps://u:hush-hush@h"
                              from: "${S}"
                              to: ["${S}"]
                        """);

        assertThat(configuration.with("S", secret).problems())
                .hasSizeGreaterThan(10)
                .noneMatch(problem -> problem.contains(secret));
        assertThat(new Secret(secret)).hasToString("***");
    }

    @Test
    void a_file_that_is_not_there_is_a_problem() {
        Loading loading =
                SettingsFile.load(
                        folder.resolve("none.yaml"),
                        new Environment(Map.of(), Configuration.ZONE, Configuration.NOW));

        assertThat(loading)
                .isInstanceOfSatisfying(
                        Loading.Invalid.class,
                        invalid ->
                                assertThat(invalid.problems().get(0).in(Path.of("none.yaml")))
                                        .isEqualTo(
                                                "none.yaml:1:1: there is no such file; name the"
                                                        + " configuration with --config FILE"));
    }

    @Test
    void a_file_in_another_encoding_is_a_problem() throws IOException {
        Configuration configuration = new Configuration(folder, "");
        Files.write(folder.resolve("caravan.yaml"), new byte[] {'#', (byte) 0xE4, '\n'});

        assertThat(configuration.problems())
                .containsExactly("1:1 the file is not UTF-8 text; save it as UTF-8");
    }
}
