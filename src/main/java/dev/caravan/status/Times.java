package dev.caravan.status;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as the documents show them: ISO-8601 in UTC, whole seconds. */
final class Times {

    private Times() {}

    static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static @Nullable String text(Optional<Instant> time) {
        return time.map(Times::text).orElse(null);
    }
}
