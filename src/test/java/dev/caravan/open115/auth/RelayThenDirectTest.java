package dev.caravan.open115.auth;

import static dev.caravan.open115.auth.ScriptedWay.rejected;
import static dev.caravan.open115.auth.ScriptedWay.renewed;
import static dev.caravan.open115.auth.ScriptedWay.unreached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.drive.DriveException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayThenDirectTest {

    private static final RefreshAnswer VAGUE = new RefreshAnswer.Vague("the relay refused");

    @TempDir Path state;

    private final ManualTime time = new ManualTime();
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final ScriptedWay relay = new ScriptedWay(time);
    private final ScriptedWay direct = new ScriptedWay(time);
    private TokenRefresher refresher;

    @BeforeEach
    void a_login() {
        Instant now = time.instant();
        store.save(
                "main",
                new StoredTokens(
                        "access-1",
                        "refresh-1",
                        now,
                        now.plusSeconds(7200),
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        RefreshWay way = new RelayThenDirect(relay, direct, time);
        RefreshLock lock = new RefreshLock(state, "main", time);
        refresher = new TokenRefresher("main", store, lock, way, time, time);
    }

    @Test
    void a_relay_that_works_is_the_only_one_asked() throws Exception {
        relay.then(renewed(2));
        assertThat(refresher.renewed("access-1")).isEqualTo("access-2");
        assertThat(direct.asked()).isEmpty();
    }

    @Test
    void a_vague_refusal_is_put_to_115_itself_a_minute_later() throws Exception {
        relay.then(VAGUE);
        direct.then(renewed(2));
        assertThat(refresher.renewed("access-1")).isEqualTo("access-2");
        assertThat(time.slept()).containsExactly(Duration.ofMinutes(1));
        assertThat(direct.asked()).containsExactly("refresh-1");
    }

    @Test
    void the_code_of_115_decides_about_the_login() {
        relay.then(VAGUE);
        direct.then(rejected("40140116"));
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.SignedOut.class);
        assertThat(store.load("main").orElseThrow().deadCode()).contains("40140116");
        assertThat(relay.asked()).hasSize(1);
    }

    @Test
    void a_refusal_that_115_cannot_be_asked_about_keeps_the_login_and_spares_the_relay() {
        relay.then(VAGUE);
        for (int i = 0; i < 6; i++) {
            direct.then(unreached());
        }
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.Transient.class);
        time.pass(Duration.ofMinutes(5));
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.Transient.class);
        assertThat(relay.asked()).hasSize(1);
        assertThat(store.load("main").orElseThrow().isDead()).isFalse();
    }

    @Test
    void after_a_while_the_relay_is_asked_again() throws Exception {
        relay.then(VAGUE).then(renewed(2));
        direct.then(unreached()).then(unreached()).then(unreached());
        assertThatThrownBy(() -> refresher.renewed("access-1"))
                .isInstanceOf(DriveException.Transient.class);
        time.pass(Duration.ofMinutes(15));
        assertThat(refresher.renewed("access-1")).isEqualTo("access-2");
    }
}
