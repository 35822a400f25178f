package dev.caravan.open115.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * The token pair of one account as it stands in the store; both tokens were issued together and die
 * together.
 *
 * @param obtained when this pair was issued
 * @param accessExpires when the access token ends (7200 s after it was issued; section 2.5 of the
 *     API document)
 * @param authorized when the person logged in; the refresh token ends a year after that and
 *     refreshing does not prolong it
 * @param deadCode the code with which 115 ended this login; present means that it must never be
 *     tried again
 * @param seed a fingerprint of the seed tokens in the configuration that this login came from, so
 *     that they are imported once only
 * @param userId the 115 user that this login belongs to, once it was seen
 */
public record StoredTokens(
        String access,
        String refresh,
        Instant obtained,
        Instant accessExpires,
        Instant authorized,
        Optional<String> deadCode,
        Optional<String> seed,
        Optional<String> userId) {

    /** Never shows a token. */
    @Override
    public String toString() {
        return "StoredTokens[obtained="
                + obtained
                + ", accessExpires="
                + accessExpires
                + ", dead="
                + deadCode.isPresent()
                + "]";
    }
}
