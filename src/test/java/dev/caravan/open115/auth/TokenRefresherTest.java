package dev.caravan.open115.auth;

import static dev.caravan.open115.auth.ScriptedWay.lost;
import static dev.caravan.open115.auth.ScriptedWay.rejected;
import static dev.caravan.open115.auth.ScriptedWay.renewed;
import static dev.caravan.open115.auth.ScriptedWay.unreached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.drive.DriveException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRefresherTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir Path state;

    private final ManualTime time = new ManualTime();
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final ScriptedWay way = new ScriptedWay(time);
    private TokenRefresher refresher;

    @BeforeEach
    void a_login() {
        store.save("main", pair(1));
        refresher = refresher();
    }

    @Test
    void a_token_with_time_left_is_used_without_a_call() throws Exception {
        time.pass(Duration.ofMinutes(109));
        assertThat(refresher.current()).isEqualTo("access-1");
        assertThat(way.asked()).isEmpty();
    }

    @Test
    void a_token_with_less_than_ten_minutes_is_refreshed_before_use() throws Exception {
        time.pass(Duration.ofMinutes(111));
        way.then(renewed(2));
        assertThat(refresher.current()).isEqualTo("access-2");
        assertThat(store.load("main").orElseThrow().refresh()).isEqualTo("refresh-2");
    }

    @Test
    void a_token_that_still_works_is_used_when_an_early_refresh_fails() throws Exception {
        time.pass(Duration.ofMinutes(111));
        way.then(lost());
        assertThat(refresher.current()).isEqualTo("access-1");
        assertThat(refresher.current()).isEqualTo("access-1");
        assertThat(way.asked()).hasSize(1);
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void early_tries_are_three_minutes_apart() throws Exception {
        time.pass(Duration.ofMinutes(111));
        way.then(lost()).then(renewed(2));
        refresher.current();
        time.pass(Duration.ofMinutes(3));
        assertThat(refresher.current()).isEqualTo("access-2");
    }

    @Test
    void a_token_of_a_short_life_is_used_for_half_of_it() throws Exception {
        Instant now = time.instant();
        store.save("main", pair("access-1", "refresh-1", now, now.plusSeconds(300)));
        time.pass(Duration.ofSeconds(149));
        assertThat(refresher.current()).isEqualTo("access-1");
        time.pass(Duration.ofSeconds(1));
        way.then(renewed(2));
        assertThat(refresher.current()).isEqualTo("access-2");
    }

    @Test
    void a_login_that_begins_with_a_refresh_token_alone_is_refreshed_at_first_use()
            throws Exception {
        Instant now = time.instant();
        store.save("main", pair("", "refresh-1", now, now));
        way.then(renewed(2));
        assertThat(refresher.current()).isEqualTo("access-2");
    }

    @Test
    void a_refused_token_is_replaced_and_the_new_pair_is_stored_with_its_times() throws Exception {
        time.pass(Duration.ofMinutes(5));
        way.then(renewed(2));
        assertThat(refresher.renewed("access-1")).isEqualTo("access-2");
        Instant authorized = time.instant().minus(Duration.ofMinutes(5));
        assertThat(store.load("main"))
                .contains(
                        new StoredTokens(
                                "access-2",
                                "refresh-2",
                                time.instant(),
                                time.instant().plusSeconds(7200),
                                authorized,
                                Optional.empty(),
                                Optional.of("seed"),
                                Optional.of("100000001")));
    }

    @Test
    void hc_239_a_pair_that_another_process_stored_is_used_without_a_call() throws Exception {
        store.save("main", pair(2));
        assertThat(refresher.renewed("access-1")).isEqualTo("access-2");
        assertThat(way.asked()).isEmpty();
    }

    @Test
    void the_new_pair_is_in_the_store_before_anyone_gets_it() throws Exception {
        way.then(renewed(2));
        String access = refresher.renewed("access-1");
        assertThat(store.load("main").orElseThrow().access()).isEqualTo(access);
    }

    @Test
    void an_answer_without_a_refresh_token_keeps_the_old_one() throws Exception {
        way.then(
                new RefreshAnswer.Renewed(
                        new IssuedTokens("access-2", Optional.empty(), Duration.ofHours(2))));
        refresher.renewed("access-1");
        assertThat(store.load("main").orElseThrow().refresh()).isEqualTo("refresh-1");
    }

    @Test
    void hc_239_twenty_threads_with_a_refused_token_cause_one_refresh() throws Exception {
        CountDownLatch all = new CountDownLatch(20);
        way.then(renewed(2));
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Future<String>> results = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            results.add(
                    threads.submit(
                            () -> {
                                all.countDown();
                                all.await();
                                return refresher.renewed("access-1");
                            }));
        }
        for (Future<String> result : results) {
            assertThat(result.get()).isEqualTo("access-2");
        }
        threads.shutdownNow();
        assertThat(way.asked()).containsExactly("refresh-1");
    }

    @Test
    void two_refreshers_of_one_account_in_one_process_share_the_lock() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        TokenRefresher second = refresher();
        way.then(renewed(2));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<String>> results = new ArrayList<>();
        for (TokenRefresher one : List.of(refresher, second)) {
            results.add(
                    threads.submit(
                            () -> {
                                both.countDown();
                                both.await();
                                return one.renewed("access-1");
                            }));
        }
        for (Future<String> result : results) {
            assertThat(result.get()).isEqualTo("access-2");
        }
        threads.shutdownNow();
        assertThat(way.asked()).hasSize(1);
    }

    @Test
    void a_stored_token_that_is_refused_within_a_minute_waits_for_the_rest_of_it()
            throws Exception {
        way.then(renewed(2)).then(renewed(3));
        refresher.renewed("access-1");
        time.pass(Duration.ofSeconds(20));
        assertThat(refresher.renewed("access-2")).isEqualTo("access-3");
        assertThat(time.slept()).containsExactly(Duration.ofSeconds(40));
    }

    @Test
    void after_a_lost_answer_the_store_is_read_again_and_the_old_token_is_tried_once_more()
            throws Exception {
        way.then(lost()).then(renewed(2));
        assertThat(refresher.renewed("access-1")).isEqualTo("access-2");
        assertThat(way.asked()).containsExactly("refresh-1", "refresh-1");
        assertThat(way.gaps().get(0)).isGreaterThanOrEqualTo(MINUTE);
    }

    @Test
    void after_a_lost_answer_a_pair_that_appears_in_the_store_is_used() throws Exception {
        way.then(lost());
        time.whileSleeping(() -> store.save("main", pair(2)));
        assertThat(refresher.renewed("access-1")).isEqualTo("access-2");
        assertThat(way.asked()).hasSize(1);
    }

    @Test
    void a_lost_answer_and_a_stale_token_mean_that_the_login_is_dead() {
        way.then(lost()).then(rejected("40140120"));
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.SignedOut.class)
                .hasMessageContaining("caravan login main");
        assertThat(store.load("main").orElseThrow().deadCode()).contains("40140120");
    }

    @Test
    void two_lost_answers_end_the_call_and_keep_the_login() {
        way.then(lost()).then(lost());
        StoredTokens before = store.load("main").orElseThrow();
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.Transient.class);
        assertThat(store.load("main")).contains(before);
    }

    @Test
    void an_unreachable_115_never_costs_the_login_and_does_not_start_its_minute() {
        way.then(unreached()).then(unreached()).then(unreached());
        StoredTokens before = store.load("main").orElseThrow();
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.Transient.class)
                .hasMessageContaining("the login is kept");
        assertThat(store.load("main")).contains(before);
        assertThat(time.slept()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"40140121", "40110000"})
    void a_passing_code_is_tried_three_times_minutes_apart_and_keeps_the_login(String code) {
        way.then(rejected(code)).then(rejected(code)).then(rejected(code));
        StoredTokens before = store.load("main").orElseThrow();
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOfSatisfying(
                        DriveException.Transient.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(way.gaps()).containsExactly(MINUTE, MINUTE.multipliedBy(2));
        assertThat(store.load("main")).contains(before);
    }

    @Test
    void a_server_error_is_tried_three_times_and_keeps_the_login() {
        RefreshAnswer failed = new RefreshAnswer.ServerFailed("115 answered HTTP 502");
        way.then(failed).then(failed).then(failed);
        StoredTokens before = store.load("main").orElseThrow();
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.Transient.class);
        assertThat(store.load("main")).contains(before);
    }

    @Test
    void a_refresh_that_is_too_frequent_waits_once() throws Exception {
        way.then(rejected("40140117")).then(renewed(2));
        assertThat(refresher.renewed("access-1")).isEqualTo("access-2");
        assertThat(way.gaps().get(0)).isGreaterThanOrEqualTo(MINUTE);
    }

    @Test
    void a_refresh_that_is_too_frequent_again_is_left_for_later() {
        way.then(rejected("40140117")).then(rejected("40140117"));
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.Transient.class);
        assertThat(store.load("main").orElseThrow().isDead()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "40140114",
                "40140115",
                "40140116",
                "40140119",
                "40140120",
                "40140137",
                "40140122",
                "40101004",
                "40101017",
                "40101032"
            })
    void a_terminal_code_ends_the_login_and_is_never_tried_again_by_anyone(String code) {
        way.then(rejected(code));
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOfSatisfying(
                        DriveException.SignedOut.class, e -> assertThat(e.code()).isEqualTo(code));
        for (TokenRefresher any : List.of(refresher, refresher())) {
            assertThatThrownBy(any::current).isInstanceOf(DriveException.SignedOut.class);
            assertThatThrownBy(() -> any.renewed("access-1"))
                    .isInstanceOf(DriveException.SignedOut.class);
        }
        assertThat(way.asked()).hasSize(1);
        assertThat(store.load("main").orElseThrow().refresh()).isEqualTo("refresh-1");
    }

    @Test
    void a_stale_token_is_no_end_when_the_store_holds_a_newer_pair_meanwhile() throws Exception {
        way.then(
                token -> {
                    store.save("main", pair(2));
                    return rejected("40140120");
                });
        assertThat(refresher.renewed("access-1")).isEqualTo("access-2");
        assertThat(store.load("main").orElseThrow().isDead()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40140100", "40140106", "40140108", "40140109", "40140110", "40140118"})
    void a_refused_application_is_no_matter_of_the_login(String code) {
        way.then(rejected(code));
        StoredTokens before = store.load("main").orElseThrow();
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.AppProblem.class);
        assertThat(store.load("main")).contains(before);
    }

    @Test
    void an_unknown_code_is_not_tried_again_and_keeps_the_login() {
        way.then(rejected("40149999"));
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.NotUnderstood.class);
        assertThat(store.load("main").orElseThrow().isDead()).isFalse();
    }

    @Test
    void an_account_without_a_login_is_signed_out() {
        TokenRefresher other =
                new TokenRefresher(
                        "other", store, new RefreshLock(state, "other", time), way, time, time);
        assertThatThrownBy(other::current)
                .isInstanceOf(DriveException.SignedOut.class)
                .hasMessageContaining("caravan login other");
    }

    @Test
    void hc_247_nothing_is_asked_while_the_store_cannot_be_written() {
        store.full(true);
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(way.asked()).isEmpty();
    }

    @Test
    void hc_247_a_pair_that_could_not_be_saved_is_saved_at_the_next_opportunity() throws Exception {
        way.then(
                token -> {
                    store.full(true);
                    return renewed(2);
                });
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(IllegalStateException.class);
        store.full(false);
        assertThat(refresher.renewed("access-1")).isEqualTo("access-2");
        assertThat(store.load("main").orElseThrow().refresh()).isEqualTo("refresh-2");
        assertThat(way.asked()).hasSize(1);
    }

    @Test
    void a_rescued_pair_does_not_overwrite_a_new_login() throws Exception {
        way.then(
                token -> {
                    store.full(true);
                    return renewed(2);
                });
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(IllegalStateException.class);
        store.full(false);
        store.save("main", pair(9));
        assertThat(refresher.renewed("access-1")).isEqualTo("access-9");
    }

    @Test
    void a_lock_file_that_cannot_be_made_stops_before_any_call() throws Exception {
        Files.writeString(state.resolve("locks"), "in the way");
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.LocalFile.class)
                .hasMessageContaining("writable");
        assertThat(way.asked()).isEmpty();
    }

    @Test
    void an_interrupted_wait_ends_at_once_and_keeps_the_flag() {
        way.then(
                token -> {
                    Thread.currentThread().interrupt();
                    return lost();
                });
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.Interrupted.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_server_that_issues_the_refused_token_again_does_not_keep_us_for_ever() {
        for (int i = 0; i < 3; i++) {
            way.then(renewed(1));
        }
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.Transient.class);
    }

    @Test
    void a_clock_that_was_set_back_does_not_hold_a_refresh_up() throws Exception {
        store.refreshAsked("main", time.instant().plus(Duration.ofDays(30)));
        way.then(renewed(2));
        assertThat(refresher.renewed("access-1")).isEqualTo("access-2");
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void no_message_and_no_text_form_shows_a_token() {
        way.then(rejected("40140116"));
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("access-1", "refresh-1"));
        assertThat(store.load("main").orElseThrow().toString()).doesNotContain("ccess-1");
    }

    private TokenRefresher refresher() {
        return new TokenRefresher(
                "main", store, new RefreshLock(state, "main", time), way, time, time);
    }

    private StoredTokens pair(int number) {
        Instant now = time.instant();
        return pair("access-" + number, "refresh-" + number, now, now.plusSeconds(7200));
    }

    private static StoredTokens pair(
            String access, String refresh, Instant obtained, Instant expires) {
        return new StoredTokens(
                access,
                refresh,
                obtained,
                expires,
                obtained,
                Optional.empty(),
                Optional.of("seed"),
                Optional.of("100000001"));
    }
}
