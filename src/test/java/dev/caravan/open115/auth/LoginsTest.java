package dev.caravan.open115.auth;

import static dev.caravan.open115.auth.ScriptedWay.rejected;
import static dev.caravan.open115.auth.ScriptedWay.renewed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {

    private static final IssuedTokens BROUGHT =
            new IssuedTokens("access-9", Optional.of("refresh-9"), IssuedTokens.USUAL_LIFE);

    @TempDir Path state;

    private final ManualTime time = new ManualTime();
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final ScriptedWay way = new ScriptedWay(time);
    private Logins logins;

    @BeforeEach
    void an_account() {
        logins = new Logins("main", store, new RefreshLock(state, "main", time), time);
    }

    @Test
    void a_login_is_stored_with_its_user_and_lasts_a_year() throws Exception {
        assertThat(logins.accept(BROUGHT, belongsTo("1"), OtherUser.REFUSED)).contains("1");
        StoredTokens stored = store.load("main").orElseThrow();
        Instant now = time.instant();
        assertThat(stored)
                .isEqualTo(
                        new StoredTokens(
                                "access-9",
                                "refresh-9",
                                now,
                                now.plusSeconds(7200),
                                now,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("1")));
        assertThat(stored.loginUntil()).isEqualTo(Instant.parse("2027-11-22T02:30:00Z"));
    }

    @Test
    void a_new_login_of_the_same_user_revives_a_dead_one_and_remembers_the_seeds()
            throws Exception {
        SeedTokens seeds = new SeedTokens(Optional.of("access-s"), "refresh-s");
        logins.seed(seeds);
        logins.seen("1");
        store.save("main", store.load("main").orElseThrow().dead("40140116"));
        logins.accept(BROUGHT, belongsTo("1"), OtherUser.REFUSED);
        assertThat(store.load("main").orElseThrow().isDead()).isFalse();
        store.save("main", store.load("main").orElseThrow().dead("40140116"));
        assertThat(logins.seed(seeds)).isFalse();
    }

    @Test
    void a_login_of_another_user_is_refused_and_the_old_one_stays() throws Exception {
        logins.accept(BROUGHT, belongsTo("1"), OtherUser.REFUSED);
        StoredTokens before = store.load("main").orElseThrow();
        assertThatThrownBy(() -> logins.accept(other(), belongsTo("2"), OtherUser.REFUSED))
                .isInstanceOfSatisfying(
                        DriveException.Refused.class,
                        e -> assertThat(e.word()).isEqualTo(Cause.ACCOUNT_CHANGED));
        assertThat(store.load("main")).contains(before);
    }

    @Test
    void a_login_of_another_user_is_stored_when_that_is_wanted() throws Exception {
        logins.accept(BROUGHT, belongsTo("1"), OtherUser.REFUSED);
        logins.accept(other(), belongsTo("2"), OtherUser.ACCEPTED);
        assertThat(store.load("main").orElseThrow().userId()).contains("2");
    }

    @Test
    void a_pair_whose_access_token_is_over_is_refreshed_to_prove_it() throws Exception {
        way.then(renewed(10));
        LoginProof proof = proof(access -> access.equals("access-10") ? "1" : refused("40140125"));
        logins.accept(BROUGHT, proof, OtherUser.REFUSED);
        assertThat(store.load("main").orElseThrow().refresh()).isEqualTo("refresh-10");
        assertThat(way.asked()).containsExactly("refresh-9");
    }

    @Test
    void a_pair_that_115_knows_nothing_of_never_replaces_a_login() throws Exception {
        logins.accept(BROUGHT, belongsTo("1"), OtherUser.REFUSED);
        StoredTokens before = store.load("main").orElseThrow();
        way.then(rejected("40140115"));
        assertThatThrownBy(
                        () ->
                                logins.accept(
                                        other(),
                                        proof(access -> refused("40140124")),
                                        OtherUser.REFUSED))
                .isInstanceOf(DriveException.SignedOut.class);
        assertThat(store.load("main")).contains(before);
    }

    @Test
    void a_login_that_cannot_be_checked_is_stored_where_there_is_none_to_lose() throws Exception {
        LoginProof down = proof(access -> unreachable());
        assertThat(logins.accept(BROUGHT, down, OtherUser.REFUSED)).isEmpty();
        assertThat(store.load("main").orElseThrow().access()).isEqualTo("access-9");
        assertThatThrownBy(() -> logins.accept(other(), down, OtherUser.REFUSED))
                .isInstanceOf(DriveException.Transient.class);
        assertThat(store.load("main").orElseThrow().access()).isEqualTo("access-9");
    }

    @Test
    void the_first_user_that_is_seen_is_remembered_and_another_one_stops_everything()
            throws Exception {
        logins.seed(new SeedTokens(Optional.of("access-s"), "refresh-s"));
        logins.seen("1");
        logins.seen("1");
        assertThat(store.load("main").orElseThrow().userId()).contains("1");
        assertThatThrownBy(() -> logins.seen("2")).isInstanceOf(DriveException.Refused.class);
        assertThat(store.load("main").orElseThrow().userId()).contains("1");
    }

    private static IssuedTokens other() {
        return new IssuedTokens("access-8", Optional.of("refresh-8"), IssuedTokens.USUAL_LIFE);
    }

    private LoginProof belongsTo(String user) {
        return proof(access -> user);
    }

    private LoginProof proof(UserOfToken users) {
        return new LoginProof(users, way, time);
    }

    private static String refused(String code) throws DriveException {
        throw new DriveException.SignedOut("refused", code);
    }

    private static String unreachable() throws DriveException {
        throw new DriveException.Transient("115 is down", "not-sent", null);
    }
}
