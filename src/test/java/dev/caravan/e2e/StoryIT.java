package dev.caravan.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.SimulatorOptions;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.web.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The whole story of an owner, from an empty folder to a login that ended and came back. */
@Execution(ExecutionMode.CONCURRENT)
class StoryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PORT = Pattern.compile("listening host=127.0.0.1 port=(\\d+)");
    private static final String REMOTE = "/备份/照片";

    @TempDir Path folder;
    private Simulator simulator;
    private LocalTree photos;
    private Container container;
    private AlertReceiver webhook;
    private ChatRobot wecom;
    private ChatRobot feishu;
    private Optional<Process> daemon = Optional.empty();
    private Optional<Browser> browser = Optional.empty();

    @BeforeEach
    void begin() throws Exception {
        assumeTrue(
                Browser.installed().isPresent(),
                "the story is not told: no browser; install the Debian package chromium");
        simulator = Simulator.start(SimulatorOptions.in(folder.resolve("cloud")));
        photos = new LocalTree(Files.createDirectories(folder.resolve("照片")));
        container =
                new Container(
                        Files.createDirectories(folder.resolve("nas")),
                        Path.of(System.getProperty("caravan.distribution")));
        webhook = new AlertReceiver();
        wecom = new ChatRobot("{\"errcode\":0,\"errmsg\":\"ok\"}");
        feishu = new ChatRobot("{\"code\":0,\"msg\":\"success\"}");
    }

    @AfterEach
    void end() throws Exception {
        if (browser.isPresent()) {
            browser.get().close();
        }
        daemon.ifPresent(Process::destroyForcibly);
        if (simulator != null) {
            simulator.close();
            webhook.close();
            wecom.close();
            feishu.close();
        }
    }

    @Test
    void from_an_empty_folder_to_a_login_that_ended_and_came_back() throws Exception {
        an_empty_folder_gets_an_example_and_three_commands();
        Browser page = the_daemon_runs_with_a_minimal_configuration();
        Gate upload = simulator.gates().put("oss-put", 1, Gate.Moment.BEFORE);
        a_person_logs_in_on(page);
        the_first_backup_is_seen_on(page, upload);
        the_login_ends_and_three_channels_tell_it(page);
        a_person_logs_in_on(page);
        the_jobs_go_on_by_themselves(page);
        assertThat(page.complaints()).isEmpty();
        daemon.orElseThrow().destroy();
        assertThat(daemon.orElseThrow().waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private void an_empty_folder_gets_an_example_and_three_commands() throws Exception {
        Process first = container.start("run");
        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isEqualTo(2);
        assertThat(container.said())
                .contains("caravan check", "caravan login main", "caravan plan photos");
        assertThat(container.configuration())
                .hasSameTextualContentAs(Path.of("config/caravan.yaml"));
    }

    private Browser the_daemon_runs_with_a_minimal_configuration() throws Exception {
        String url = simulator.apiUrl();
        Files.writeString(
                container.configuration(),
                """
                state-dir: ../state
                language: ${CARAVAN_LANG}
                server: { listen: "127.0.0.1:0" }
                accounts:
                  main:
                    app-id: "%s"
                    requests-per-second: 100
                    endpoints: { api: '%s', passport: '%s', qrcode: '%s' }
                jobs:
                  photos: { mode: backup, local: '%s', remote: %s, every: 5s, at-start: true, stable-for: 0s }
                alerts:
                  channels:
                    - %s
                    - { type: wecom, url: '%s?key=k' }
                    - { type: feishu, url: '%s', secret: demo-secret }
                """
                        .formatted(
                                Simulator.APP,
                                url,
                                url,
                                url,
                                photos.root(),
                                REMOTE,
                                webhook.channel(),
                                wecom.url(),
                                feishu.url()));
        photos.random("2026/夏天/海边.mp4", 3 << 20);
        photos.write("2026/夏天/说明.txt", "第一天");
        daemon = Optional.of(container.start("run"));
        await("the daemon listens")
                .atMost(PATIENCE)
                .failFast(
                        () -> {
                            assertThat(daemon.orElseThrow().isAlive())
                                    .as(container.said())
                                    .isTrue();
                        })
                .until(() -> PORT.matcher(container.said()).find());
        Matcher port = PORT.matcher(container.said());
        assertThat(port.find()).isTrue();
        Browser page = Browser.start(Browser.installed().orElseThrow());
        browser = Optional.of(page);
        page.size(1280, 900);
        page.open("http://127.0.0.1:" + port.group(1) + "/");
        page.await(
                "document.querySelector('article[aria-label=main] .pill')?.dataset.state === 'login-required'");
        page.screenshot("story-1-nobody-logged-in");
        return page;
    }

    private void a_person_logs_in_on(Browser page) throws Exception {
        page.click("article[aria-label=main] button.strong");
        page.await("document.getElementById('login-code').naturalWidth > 0");
        page.await("document.getElementById('login-link').innerText.includes('dg-')");
        page.screenshot("story-2-login");
        String uid = page.text("#login-link").replaceFirst(".*dg-", "").strip();
        simulator.phone().scan(uid, Simulator.USER);
        page.await("document.getElementById('login-state').innerText.includes('手机')");
        simulator.phone().confirm(uid, Simulator.USER);
        page.await("!document.getElementById('login').open");
        page.await(
                "document.querySelector('article[aria-label=main] .pill').dataset.state === 'ok'");
    }

    private void the_first_backup_is_seen_on(Browser page, Gate upload) throws Exception {
        assertThat(upload.awaitArrival(PATIENCE)).isTrue();
        page.await("!document.querySelector('article[aria-label=photos] .running').hidden");
        page.await(
                "document.querySelector('article[aria-label=photos] .current').innerText.includes('2026/夏天/')");
        assertThat(page.text("article[aria-label=photos] .running")).contains("正在执行");
        page.screenshot("story-3-first-backup");
        upload.release();
        page.await(
                "document.querySelector('article[aria-label=photos] .pill[data-state=ok]') !== null");
        assertThat(RemoteTree.below(simulator, REMOTE)).isEqualTo(photos.content());
    }

    private void the_login_ends_and_three_channels_tell_it(Browser page) throws Exception {
        simulator.authorizations().revoke(Simulator.USER);
        photos.write("2026/夏天/第二天.txt", "登录结束之后");
        await().atMost(PATIENCE).until(() -> webhook.events().contains("account.login-required"));
        await().atMost(PATIENCE).until(() -> wecom.heard("main", "需要重新登录"));
        await().atMost(PATIENCE).until(() -> feishu.heard("main", "需要重新登录", "\"sign\""));
        page.await(
                "document.querySelector('article[aria-label=main] .pill').dataset.state === 'login-required'");
        page.await(
                "document.querySelector('article[aria-label=photos] .because').innerText.includes('登录')");
        page.screenshot("story-4-login-ended");
    }

    private void the_jobs_go_on_by_themselves(Browser page) throws IOException, Exception {
        await().atMost(PATIENCE)
                .until(() -> RemoteTree.below(simulator, REMOTE).equals(photos.content()));
        await().atMost(PATIENCE).until(() -> webhook.events().contains("account.recovered"));
        await().atMost(PATIENCE).until(() -> wecom.heard("main", "恢复"));
        await().atMost(PATIENCE).until(() -> feishu.heard("main", "恢复"));
        page.await(
                "document.querySelector('article[aria-label=photos] .pill[data-state=ok]') !== null");
        page.screenshot("story-5-all-well");
    }
}
