package dev.caravan.alert.outbox;

import dev.caravan.alert.Alert;

/**
 * The right to make one attempt at one delivery; nobody else makes it meanwhile.
 *
 * @param attempts how many were made before
 */
public record Claim(long delivery, String channel, Alert alert, int attempts) {}
