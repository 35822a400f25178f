package dev.caravan.open115.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** The moment of the next try that an answer names in its headers (section 1.5). */
final class RetryHeaders {

    /** What other clients add to {@code X-RateLimit-Reset}. */
    private static final long MARGIN_SECONDS = 5;

    /** Above this a number of seconds can only be a moment, not a duration. */
    private static final long LONGEST_SECONDS = 10_000_000;

    private RetryHeaders() {}

    static Optional<Instant> read(Headers headers, Instant now) {
        Optional<Instant> after = retryAfter(headers.get("Retry-After"), now);
        return after.isPresent() ? after : reset(headers.get("X-RateLimit-Reset"), now);
    }

    private static Optional<Instant> retryAfter(@Nullable String value, Instant now) {
        Optional<Instant> seconds = seconds(value, now);
        if (seconds.isPresent() || value == null) {
            return seconds;
        }
        try {
            return Optional.of(
                    ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> reset(@Nullable String value, Instant now) {
        return seconds(value, now).map(moment -> moment.plusSeconds(MARGIN_SECONDS));
    }

    private static Optional<Instant> seconds(@Nullable String value, Instant now) {
        if (value == null || !value.strip().matches("\\d{1,12}(\\.\\d+)?")) {
            return Optional.empty();
        }
        long seconds = (long) Math.ceil(Double.parseDouble(value.strip()));
        return Optional.of(
                seconds > LONGEST_SECONDS
                        ? Instant.ofEpochSecond(seconds)
                        : now.plusSeconds(seconds));
    }
}
