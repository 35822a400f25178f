package dev.caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration as the design shows it, down to placeholders that strict YAML refuses. */
class ContractTest {

    @TempDir Path folder;
    private Settings settings;

    @BeforeEach
    void load() throws IOException {
        Files.writeString(folder.resolve("smtp"), "mail-secret\n");
        settings =
                new Configuration(folder, TEXT)
                        .with("HOOK_SECRET", "hook-secret")
                        .with("WECOM_URL", "https://127.0.0.1/wecom?key=k")
                        .settings();
    }

    @Test
    void a_job_says_what_the_file_says() {
        JobSettings job = settings.job("photos").orElseThrow();

        assertThat(job.start())
                .isEqualTo(
                        new StartSettings(
                                Optional.of(new Schedule.Cron("0 30 2 * * ?")),
                                true,
                                Duration.ofMinutes(10),
                                true));
        assertThat(job.limits())
                .isEqualTo(
                        new TimeLimits(
                                Optional.of(new TimeWindow(LocalTime.of(1, 0), LocalTime.of(7, 0))),
                                Optional.of(Duration.ofHours(6)),
                                Optional.of(Duration.ofDays(3))));
        assertThat(job.filter())
                .isEqualTo(
                        new FilterSettings(List.of(), List.of("*.part", "*.!qB", "@eaDir/"), true));
        assertThat(job.transfer().bandwidth().uploadAt(LocalTime.NOON))
                .isEqualTo(new Rate(2_000_000));
        assertThat(job.transfer().bandwidth().uploadAt(LocalTime.MIDNIGHT))
                .isEqualTo(Rate.UNLIMITED);
    }

    @Test
    void channels_have_their_types_and_secrets() {
        List<ChannelSettings> channels = settings.alerts().channels();

        assertThat(channels)
                .extracting(ChannelSettings::name)
                .containsExactly("email", "webhook", "wecom", "healthchecks");
        assertThat(channels.get(0))
                .isEqualTo(
                        new EmailChannel(
                                "email",
                                settings.alerts().events(),
                                new SmtpServer(
                                        "smtp.example.com",
                                        465,
                                        Optional.of("user"),
                                        SmtpServer.Encryption.TLS),
                                Optional.of(new Secret("mail-secret")),
                                "a@example.com",
                                List.of("b@example.com")));
        assertThat(channels.get(1))
                .isInstanceOfSatisfying(
                        WebhookChannel.class,
                        hook -> assertThat(hook.secret()).contains(new Secret("hook-secret")));
        assertThat(channels.get(2).events())
                .containsExactly(AlertEvent.FAILED, AlertEvent.LOGIN_REQUIRED);
        assertThat(settings.toString()).doesNotContain("-secret", "key=k");
    }

    private static final String TEXT =
            """
            state-dir: ../state                 # SQLite database
            time-zone: Asia/Shanghai
            language: en

            server:
              listen: 127.0.0.1:8115
              token: ${CARAVAN_TOKEN:-}

            accounts:
              main:
                login: direct
                relay-url: https://api.oplist.org/115cloud/renewapi
                app-id: ""
                app-secret: ""
                refresh-token: ${CARAVAN_REFRESH_TOKEN:-}
                access-token: ${CARAVAN_ACCESS_TOKEN:-}
                requests-per-second: 2
                requests-per-day: 9000
                links-per-second: 1
                writes-per-second: 2
                page-size: 1150
                user-agent: Caravan/1
                proxy: { api: "", storage: "", download: "" }
                endpoints:
                  api: https://proapi.115.com
                  passport: https://passportapi.115.com
                  qrcode: https://qrcodeapi.115.com

            jobs:
              photos:
                account: main
                mode: backup
                local: /data/photos
                remote: /Backup/photos
                schedule: "0 30 2 * * ?"
                watch: true
                poll-remote: 10m
                stable-for: 30s
                window: "01:00-07:00"
                max-run: 6h
                at-start: true
                include: []
                exclude: ["*.part", "*.!qB", "@eaDir/"]
                rehash: 90d
                expect-success-within: 3d
                symlinks: skip
                conflict: keep-both
                guard: { max-deletes: 500, max-delete-percent: 25, max-overwrite-percent: 50, at-least: 20, max-deletes-per-day: 1000 }
                trash: { keep: 30d, max-size: 20GB }
                versions: { keep: 5, days: 90 }
                transfers: 3
                bandwidth: { upload: 0, download: 0, timetable: { "08:00-23:00": { upload: 2MB/s } } }
                rapid-upload: prefer
                archive: { delay: 7d, prune-empty-folders: true }

            alerts:
              proxy: ""
              events: [failed, partial, held, waiting, conflict, login-required, throttled, quota, stalled, missed, recovered]
              repeat-after: 24h
              channels:
                - { type: email, smtp: "smtps://user@smtp.example.com:465", password: ${file:smtp}, from: a@example.com, to: [b@example.com] }
                - { type: webhook, url: https://example.com/hook, secret: ${HOOK_SECRET} }
                - { type: wecom, url: ${WECOM_URL}, events: [failed, login-required] }
                - { type: healthchecks, url: https://hc-ping.com/uuid }
            """;
}
