package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every token store must do. */
public abstract class TokenStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    /** The store under test, empty; the same one on each call within a test. */
    protected abstract TokenStore store();

    /** The same contents, as another process or the next start would see them. */
    protected abstract TokenStore reopened();

    @Test
    void knows_nothing_of_an_account_that_never_logged_in() {
        assertThat(store().load("main")).isEmpty();
        assertThat(store().lastRefresh("main")).isEmpty();
    }

    @Test
    void gives_back_every_part_of_a_pair() {
        StoredTokens full =
                new StoredTokens(
                        "access-1",
                        "refresh-1",
                        NOON,
                        NOON.plusSeconds(7200),
                        NOON.minusSeconds(86_400),
                        Optional.of("40140116"),
                        Optional.of("fingerprint"),
                        Optional.of("100000001"));
        store().save("main", full);
        assertThat(store().load("main")).contains(full);
        assertThat(reopened().load("main")).contains(full);
    }

    @Test
    void gives_back_a_pair_of_which_little_is_known() {
        StoredTokens bare = pair("", "refresh-1");
        store().save("main", bare);
        assertThat(reopened().load("main")).contains(bare);
    }

    @Test
    void a_saved_pair_replaces_the_one_before() {
        store().save("main", pair("access-1", "refresh-1"));
        store().save("main", pair("access-2", "refresh-2"));
        assertThat(reopened().load("main")).contains(pair("access-2", "refresh-2"));
    }

    @Test
    void accounts_do_not_touch_each_other() {
        store().save("main", pair("access-1", "refresh-1"));
        store().save("other", pair("access-2", "refresh-2"));
        store().refreshAsked("other", NOON);
        assertThat(reopened().load("main")).contains(pair("access-1", "refresh-1"));
        assertThat(reopened().lastRefresh("main")).isEmpty();
    }

    @Test
    void remembers_when_a_refresh_was_asked_for() {
        store().refreshAsked("main", NOON);
        store().refreshAsked("main", NOON.plusSeconds(60));
        assertThat(reopened().lastRefresh("main")).contains(NOON.plusSeconds(60));
    }

    @Test
    void takes_the_time_of_a_refresh_back_when_115_was_never_asked() {
        store().refreshAsked("main", NOON);
        store().refreshAsked("main", Instant.EPOCH);
        assertThat(reopened().lastRefresh("main")).contains(Instant.EPOCH);
    }

    @Test
    void asking_for_a_refresh_leaves_the_pair_alone_and_saving_one_leaves_the_time_alone() {
        store().save("main", pair("access-1", "refresh-1"));
        store().refreshAsked("main", NOON);
        store().save("main", pair("access-2", "refresh-2"));
        assertThat(reopened().lastRefresh("main")).contains(NOON);
        assertThat(reopened().load("main")).contains(pair("access-2", "refresh-2"));
    }

    private static StoredTokens pair(String access, String refresh) {
        return new StoredTokens(
                access,
                refresh,
                NOON,
                NOON.plusSeconds(7200),
                NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
