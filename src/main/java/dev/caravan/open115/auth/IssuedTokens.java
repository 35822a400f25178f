package dev.caravan.open115.auth;

import java.time.Duration;
import java.util.Optional;

/**
 * A token pair as 115 just issued it, or as a person pasted it.
 *
 * @param refresh empty when a refresh answered without one: then the old one goes on
 * @param life of the access token from now on
 */
public record IssuedTokens(String access, Optional<String> refresh, Duration life) {

    /** How long an access token lives when nobody says (section 2.5 of the API document). */
    public static final Duration USUAL_LIFE = Duration.ofHours(2);

    public IssuedTokens {
        if (access.isBlank() || refresh.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("a token must not be blank");
        }
        if (life.isNegative()) {
            throw new IllegalArgumentException("a token's life must not be negative: " + life);
        }
    }

    /** Never shows a token. */
    @Override
    public String toString() {
        return "IssuedTokens[life=" + life + "]";
    }
}
