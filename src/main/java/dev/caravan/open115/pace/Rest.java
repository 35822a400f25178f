package dev.caravan.open115.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why and how long an account must rest.
 *
 * @param atLeast the shortest rest for this reason
 * @param atLeastAgain the shortest one when the account has rested just before
 * @param until what 115 itself named, if it did
 */
public record Rest(
        String reason,
        String code,
        Duration atLeast,
        Duration atLeastAgain,
        Optional<Instant> until) {}
