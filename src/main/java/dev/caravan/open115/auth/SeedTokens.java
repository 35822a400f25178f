package dev.caravan.open115.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * The tokens in the configuration that an account may begin with.
 *
 * @param access may be missing: then the first use refreshes
 */
public record SeedTokens(Optional<String> access, String refresh) {

    public SeedTokens {
        if (refresh.isBlank() || access.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("a seed token must not be blank");
        }
    }

    /**
     * What to store now, if anything: seeds begin an account without a login, and replace a dead
     * login when they were not imported before (design, 2.1 and 2.5). In all other cases the store
     * is the truth.
     */
    Optional<StoredTokens> toImport(Optional<StoredTokens> stored, Instant now) {
        String fingerprint = TokenFingerprint.of(refresh);
        if (stored.isPresent() && !stored.get().isDead()) {
            return Optional.empty();
        }
        Optional<String> imported = stored.flatMap(StoredTokens::seed);
        if (imported.equals(Optional.of(fingerprint))) {
            return Optional.empty();
        }
        // The dead pair itself, put into the configuration from a backup, would die again.
        if (stored.isPresent() && stored.get().refresh().equals(refresh)) {
            return Optional.empty();
        }
        return Optional.of(begun(fingerprint, now));
    }

    // Nobody knows yet whose they are: 115 is asked before anything is done with them.
    private StoredTokens begun(String fingerprint, Instant now) {
        Instant expires = access.isPresent() ? now.plus(IssuedTokens.USUAL_LIFE) : now;
        return new StoredTokens(
                access.orElse(""),
                refresh,
                now,
                expires,
                now,
                Optional.empty(),
                Optional.of(fingerprint),
                Optional.empty());
    }

    /** Never shows a token. */
    @Override
    public String toString() {
        return "SeedTokens[access=" + access.isPresent() + "]";
    }
}
