package dev.caravan.open115.auth;

/** A way to exchange a refresh token for a new pair. */
@FunctionalInterface
public interface RefreshWay {

    /**
     * Asks exactly once, and never by itself again: a refresh token works a single time. Failures
     * are answers.
     */
    RefreshAnswer ask(String refreshToken);
}
