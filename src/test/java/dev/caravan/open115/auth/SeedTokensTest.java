package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:30:00Z");
    private static final SeedTokens SEEDS = new SeedTokens(Optional.of("access-s"), "refresh-s");

    @Test
    void begin_an_account_without_a_login() {
        StoredTokens begun = SEEDS.toImport(Optional.empty(), NOW).orElseThrow();
        assertThat(begun)
                .isEqualTo(
                        new StoredTokens(
                                "access-s",
                                "refresh-s",
                                NOW,
                                NOW.plusSeconds(7200),
                                NOW,
                                Optional.empty(),
                                begun.seed(),
                                Optional.empty()));
    }

    @Test
    void without_an_access_token_begin_with_one_that_is_over() {
        SeedTokens seeds = new SeedTokens(Optional.empty(), "refresh-s");
        StoredTokens begun = seeds.toImport(Optional.empty(), NOW).orElseThrow();
        assertThat(RefreshTiming.isOver(begun, NOW)).isTrue();
    }

    @Test
    void never_replace_a_login_that_lives() {
        assertThat(SEEDS.toImport(Optional.of(login("refresh-x")), NOW)).isEmpty();
    }

    @Test
    void hc_245_replace_a_dead_login_and_have_to_be_asked_whose_they_are() {
        StoredTokens dead = login("refresh-x").of("100000001").dead("40140116");
        StoredTokens begun = SEEDS.toImport(Optional.of(dead), NOW).orElseThrow();
        assertThat(begun.refresh()).isEqualTo("refresh-s");
        assertThat(begun.isDead()).isFalse();
        assertThat(begun.userId()).isEmpty();
    }

    @Test
    void are_imported_once_even_after_their_login_rotated_and_died() {
        StoredTokens begun = SEEDS.toImport(Optional.empty(), NOW).orElseThrow();
        StoredTokens rotated =
                begun.renewed(
                        new IssuedTokens(
                                "access-2", Optional.of("refresh-2"), IssuedTokens.USUAL_LIFE),
                        NOW);
        assertThat(SEEDS.toImport(Optional.of(rotated.dead("40140120")), NOW)).isEmpty();
    }

    @Test
    void that_are_the_dead_pair_itself_are_not_imported() {
        StoredTokens dead = login("refresh-s").dead("40140116");
        assertThat(SEEDS.toImport(Optional.of(dead), NOW)).isEmpty();
    }

    @Test
    void show_no_token() {
        assertThat(SEEDS.toString()).doesNotContain("access-s", "refresh-s");
        assertThat(SEEDS.toImport(Optional.empty(), NOW).orElseThrow().seed().orElseThrow())
                .hasSize(16)
                .doesNotContain("refresh-s");
    }

    private static StoredTokens login(String refresh) {
        return new StoredTokens(
                "access-x",
                refresh,
                NOW,
                NOW.plusSeconds(7200),
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
