package dev.caravan.open115.client;

import java.time.Instant;
import java.util.Optional;

/**
 * Why an answer of 115 is not the one that was asked for.
 *
 * @param code 115's own code, else {@code HTTP 405}
 * @param text what 115 says about it, shortened and without anything like a secret
 * @param retryAt the moment that the answer itself names for the next try
 */
public record Refusal(ErrorClass kind, String code, String text, Optional<Instant> retryAt) {

    /** Whether the whole account has to rest because of it, whatever was asked. */
    public boolean isThrottle() {
        return kind == ErrorClass.SLOW_DOWN || kind == ErrorClass.VERIFY_ACCOUNT;
    }
}
