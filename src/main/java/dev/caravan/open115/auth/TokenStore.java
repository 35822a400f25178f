package dev.caravan.open115.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * Where token pairs live, shared by all processes of a state directory.
 *
 * <p>A saved pair is on disk before the method returns. Nothing but {@link #save} ever changes a
 * pair; no error wipes one.
 */
public interface TokenStore {

    /** The pair of an account as it stands now; empty when nobody ever logged in. */
    Optional<StoredTokens> load(String account);

    /** Replaces the pair of an account; the previous pair is kept aside for diagnosis. */
    void save(String account, StoredTokens tokens);

    /**
     * When any process last asked 115 to refresh this account, whatever came of it (the 60 s rule).
     */
    Optional<Instant> lastRefresh(String account);

    /** Remembers, before it is asked, that a refresh is asked for now. */
    void refreshAsked(String account, Instant now);
}
