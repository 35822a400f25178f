package dev.caravan.simulator.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PkceTest {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM="
            })
    void both_alphabets_prove_the_verifier(String challenge) {
        assertThat(Pkce.matches(VERIFIER, "sha256", challenge)).isTrue();
        assertThat(Pkce.matches(VERIFIER.replace('d', 'e'), "sha256", challenge)).isFalse();
    }

    @Test
    void three_digests_are_known() {
        assertThat(Pkce.knows("sha1")).isTrue();
        assertThat(Pkce.knows("md5")).isTrue();
        assertThat(Pkce.knows("plain")).isFalse();
        assertThat(Pkce.matches(VERIFIER, "md5", Pkce.challenge(VERIFIER, "md5"))).isTrue();
    }
}
