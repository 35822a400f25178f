package dev.caravan.open115.auth;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The token pair of one account as it stands in the store; both tokens were issued together and die
 * together.
 *
 * @param access empty when only a refresh token was ever given
 * @param obtained when this pair was issued
 * @param accessExpires when the access token ends (7200 s after it was issued; section 2.5 of the
 *     API document)
 * @param authorized when the person logged in; the refresh token ends a year after that and
 *     refreshing does not prolong it
 * @param deadCode the code with which 115 ended this login; present means that it must never be
 *     tried again
 * @param seed a fingerprint of the seed tokens of the configuration that were imported last, kept
 *     across later logins, so that they are imported once only
 * @param userId the 115 user that this account belongs to, once it was seen; kept across logins, so
 *     that another person's drive is noticed
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

    /** Whether 115 ended this login for good. */
    public boolean isDead() {
        return deadCode.isPresent();
    }

    /** When 115 will want the person to log in again, whatever happens before. */
    public Instant loginUntil() {
        return authorized.atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
    }

    /** The same login after 115 replaced its pair. */
    StoredTokens renewed(IssuedTokens issued, Instant now) {
        return new StoredTokens(
                issued.access(),
                issued.refresh().orElse(refresh),
                now,
                now.plus(issued.life()),
                authorized,
                Optional.empty(),
                seed,
                userId);
    }

    /** The same pair, ended by 115. */
    StoredTokens dead(String code) {
        return new StoredTokens(
                access,
                refresh,
                obtained,
                accessExpires,
                authorized,
                Optional.of(code),
                seed,
                userId);
    }

    /** The same pair, known to belong to a user. */
    StoredTokens of(String user) {
        return new StoredTokens(
                access,
                refresh,
                obtained,
                accessExpires,
                authorized,
                deadCode,
                seed,
                Optional.of(user));
    }

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
