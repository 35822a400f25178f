package dev.caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caravan.status.Progress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page in a real browser; its pictures are kept in target/screenshots. */
class PageTest {

    private static final String CARD = "article[aria-label=%s] ";

    private static Optional<Browser> browser = Optional.empty();
    private Optional<WebServer> server = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                Browser.installed().isPresent(),
                "the page is not tested: no browser; install the Debian package chromium");
        browser = Optional.of(Browser.start(Browser.installed().get()));
    }

    @AfterAll
    static void end() throws Exception {
        if (browser.isPresent()) {
            browser.get().close();
        }
    }

    @AfterEach
    void close() throws Exception {
        // The page leaves first: what it says of a server that goes would be said in the next test.
        if (browser.isPresent()) {
            browser.get().open("about:blank");
        }
        server.ifPresent(WebServer::close);
    }

    @Test
    void every_job_shows_its_state_and_fits_on_a_phone_and_a_desk_in_both_themes()
            throws Exception {
        Browser page = open(SampleDesk.full(), Optional.empty());
        for (String job : List.of("videos", "documents", "photos")) {
            page.click(CARD.formatted(job) + "details:not([hidden]) summary");
        }
        page.click(CARD.formatted("videos") + "details:nth-of-type(3) summary");
        page.click(CARD.formatted("documents") + "details:nth-of-type(2) summary");
        page.await("document.querySelectorAll('.items li').length >= 5");
        for (String scheme : List.of("light", "dark")) {
            page.colours(scheme);
            for (int width : List.of(360, 768, 1280)) {
                page.size(width, 900);
                page.screenshot("page-" + scheme + "-" + width);
                assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                        .as("width of the page on a screen of " + width)
                        .isLessThanOrEqualTo(width);
            }
        }
        assertThat(page.text(CARD.formatted("videos") + ".pill[data-state=partial]"))
                .contains("partial");
        assertThat(page.text("#overall")).isEqualTo("5 things need care");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void a_crowded_page_is_quick_and_fits_in_both_languages() throws Exception {
        SampleDesk desk = SampleDesk.crowded();
        for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            desk.language = language;
            server.ifPresent(WebServer::close);
            Browser page = open(desk, Optional.empty());
            page.click(CARD.formatted("videos") + "details:nth-of-type(3) summary");
            page.click(CARD.formatted("documents") + "details:nth-of-type(2) summary");
            page.await("document.querySelectorAll('.items li').length >= 400");
            for (String scheme : List.of("light", "dark")) {
                page.colours(scheme);
                for (int width : List.of(375, 1280)) {
                    page.size(width, 900);
                    page.screenshot("crowded-" + language + "-" + scheme + "-" + width);
                    assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
                            .isLessThanOrEqualTo(width);
                }
            }
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void what_is_not_well_is_never_green() throws Exception {
        Browser page = open(SampleDesk.full(), Optional.empty());
        String colour =
                "getComputedStyle(document.querySelector('%s.pill[data-state]:not([hidden])')).color";
        String green = page.evaluate(colour.formatted(CARD.formatted("photos"))).asText();
        for (String job : List.of("videos", "documents", "nas", "music")) {
            assertThat(page.evaluate(colour.formatted(CARD.formatted(job))).asText())
                    .as(job)
                    .isNotEqualTo(green);
        }
    }

    @Test
    void names_that_look_like_markup_stay_text() throws Exception {
        Browser page = open(SampleDesk.full(), Optional.empty());
        page.click(CARD.formatted("videos") + "details:nth-of-type(3) summary");
        page.await("document.querySelector('.items .path') !== null");
        assertThat(page.text(".items .path")).contains("<img src=x onerror=alert(1)>");
        assertThat(page.evaluate("document.querySelectorAll('img[src=x]').length").asInt())
                .isZero();
    }

    @Test
    void progress_moves_without_a_reload() throws Exception {
        SampleDesk desk = SampleDesk.full();
        Browser page = open(desk, Optional.empty());
        String bar = "document.querySelector('article[aria-label=films] progress').value";
        page.await(bar + " > 0.3");
        desk.progress(
                "films",
                new Progress("working", 39, 40, 5_300_000_000L, 5_400_000_000L, List.of()));
        page.await(bar + " > 0.9");
        desk.job("films", "ok", null, SampleDesk.pass(89, "ok", 40, 0, 0));
        page.await("document.querySelector('article[aria-label=films] .running').hidden");
    }

    @Test
    void what_is_held_is_approved_after_a_second_look() throws Exception {
        SampleDesk desk = SampleDesk.full();
        Browser page = open(desk, Optional.empty());
        page.click(CARD.formatted("documents") + "details:nth-of-type(2) summary");
        page.click(CARD.formatted("documents") + ".panel button.strong");
        page.await("document.getElementById('confirm').open");
        assertThat(desk.orders).isEmpty();
        page.screenshot("approve");
        page.click("#confirm-yes");
        await().untilAsserted(
                        () ->
                                assertThat(desk.orders)
                                        .containsExactly("approve documents plan-7 NOW"));
    }

    @Test
    void what_is_held_is_rejected_after_a_second_look() throws Exception {
        SampleDesk desk = SampleDesk.full();
        Browser page = open(desk, Optional.empty());
        page.click(CARD.formatted("documents") + "details:nth-of-type(2) summary");
        page.click(CARD.formatted("documents") + ".panel button:not(.strong)");
        page.await("document.getElementById('confirm').open");
        assertThat(page.text("#confirm-title")).contains("Bring back", "documents");
        assertThat(desk.orders).isEmpty();
        page.click("#confirm-yes");
        await().untilAsserted(
                        () ->
                                assertThat(desk.orders)
                                        .containsExactly("reject documents plan-7 NOW"));
    }

    @Test
    void a_failure_is_tried_again_by_its_own_name() throws Exception {
        SampleDesk desk = SampleDesk.full();
        Browser page = open(desk, Optional.empty());
        page.click(CARD.formatted("videos") + "details:nth-of-type(3) summary");
        page.click(CARD.formatted("videos") + ".items li button");
        await().untilAsserted(
                        () ->
                                assertThat(desk.orders)
                                        .containsExactly(
                                                "retry videos [2026/"
                                                        + SampleDesk.HOSTILE
                                                        + "] NOW"));
    }

    @Test
    void with_a_token_the_page_reads_and_asks_for_it_before_it_changes_anything() throws Exception {
        SampleDesk desk = SampleDesk.well();
        Browser page = open(desk, Optional.of("open sesame"));
        assertThat(page.evaluate("document.getElementById('unlock').hidden").asBoolean()).isFalse();
        page.click(CARD.formatted("photos") + ".row button");
        page.await("document.getElementById('token').open");
        enter(page, "wrong");
        page.await("document.getElementById('token-note').textContent.includes('not the right')");
        page.await("document.getElementById('token').open");
        assertThat(desk.orders).isEmpty();
        enter(page, "open sesame");
        await().untilAsserted(() -> assertThat(desk.orders).containsExactly("run photos"));
        page.await("document.getElementById('said').innerText === 'run photos'");
    }

    private static void enter(Browser page, String token) throws Exception {
        page.evaluate("document.getElementById('token-input').value = " + Browser.quoted(token));
        page.evaluate("document.getElementById('token-form').requestSubmit()");
    }

    @Test
    void a_person_logs_in_with_the_code_on_the_page() throws Exception {
        SampleDesk desk = SampleDesk.full();
        CountDownLatch scanned = new CountDownLatch(1);
        desk.login = follower -> follow(follower, scanned, desk);
        Browser page = open(desk, Optional.empty());
        page.click(CARD.formatted("family") + "button.strong");
        page.await("document.getElementById('login-code').naturalWidth > 0");
        assertThat(page.text("#login-link")).startsWith("https://115.com/scan/dg-");
        page.colours("light");
        page.size(1280, 900);
        page.screenshot("login");
        scanned.countDown();
        page.await(
                "document.querySelector('article[aria-label=family] .pill').innerText.includes('logged in')");
        page.await("!document.getElementById('login').open");
    }

    private static void follow(LoginFollower follower, CountDownLatch scanned, SampleDesk desk) {
        follower.show("https://115.com/scan/dg-abcdef");
        try {
            scanned.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        desk.account("family", "ok", null, 8993);
    }

    @Test
    void the_page_speaks_chinese() throws Exception {
        SampleDesk desk = SampleDesk.full();
        desk.language = Locale.CHINESE;
        Browser page = open(desk, Optional.empty());
        page.colours("light");
        page.size(1280, 900);
        page.screenshot("page-zh");
        assertThat(page.evaluate("document.documentElement.lang").asText()).isEqualTo("zh");
        assertThat(page.text("#overall")).isEqualTo("有 5 项需要处理");
        assertThat(page.text(CARD.formatted("nas") + ".because")).contains("本地文件夹不存在");
        page.click(CARD.formatted("videos") + "details:nth-of-type(3) summary");
        page.await("document.querySelectorAll('.items li').length === 2");
        assertThat(page.text(CARD.formatted("videos") + ".items li:last-child"))
                .contains("未能读取 private/a.mp4：没有权限");
    }

    @Test
    void everything_that_can_be_pressed_has_a_name_and_takes_the_keyboard() throws Exception {
        Browser page = open(SampleDesk.full(), Optional.empty());
        String nameless =
                """
                [...document.querySelectorAll('button, a, summary, input, progress, img, [role=img]')]
                  .filter((each) => each.checkVisibility())
                  .filter((each) => !(each.innerText?.trim() || each.getAttribute('aria-label')
                    || each.hasAttribute('alt') || each.labels?.length))
                  .map((each) => each.outerHTML)
                """;
        assertThat(page.evaluate(nameless)).isEmpty();
        assertThat(
                        page.evaluate(
                                        "document.querySelectorAll('[onclick], [style], [tabindex=\"-1\"]:not(#jobs)').length")
                                .asInt())
                .isZero();
    }

    private Browser open(SampleDesk desk, Optional<String> token) throws Exception {
        Events.Rhythm quick = new Events.Rhythm(Duration.ofMillis(50), Duration.ofSeconds(5));
        WebServer started =
                WebServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        token,
                        desk,
                        quick);
        server = Optional.of(started);
        Browser page = browser.orElseThrow();
        page.colours("light");
        page.size(1280, 900);
        page.open("http://127.0.0.1:" + started.port() + "/");
        page.await("document.getElementById('overall')?.textContent.length > 0");
        return page;
    }
}
