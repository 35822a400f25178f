package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CodeVerifierTest {

    @Test
    void its_challenge_is_the_url_safe_sha256_of_its_text() {
        assertThat(new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void a_random_one_has_a_length_that_115_accepts() {
        assertThat(CodeVerifier.random(new Random(1)).text()).hasSize(64);
    }

    @Test
    void one_that_115_would_refuse_is_not_made() {
        assertThatThrownBy(() -> new CodeVerifier("x".repeat(42)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CodeVerifier("x".repeat(129)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void is_never_shown() {
        CodeVerifier verifier = CodeVerifier.random(new Random(1));
        assertThat(verifier.toString()).doesNotContain(verifier.text());
    }
}
