package dev.caravan.local.scan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that one folder held.
 *
 * @param entries sorted by name
 * @param flaws by name
 * @param ignoreFile the text of its ignore file
 */
record Listing(
        List<Entry> entries,
        Map<String, Flaw> flaws,
        Optional<String> ignoreFile,
        Instant from,
        Instant to) {}
