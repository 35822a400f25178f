package dev.caravan.state.account;

import java.time.Instant;
import java.util.Optional;

/**
 * An account as the database remembers it.
 *
 * @param userId the 115 user that it was last seen to belong to
 * @param since when it came into this state
 */
public record KnownAccount(
        String name,
        Optional<String> userId,
        AccountState state,
        Optional<String> reason,
        Instant since) {}
