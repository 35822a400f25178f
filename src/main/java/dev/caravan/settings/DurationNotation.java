package dev.caravan.settings;

import dev.caravan.settings.document.Notation;
import dev.caravan.settings.document.NotationException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations such as {@code 30s}, {@code 15m}, {@code 7d} or {@code 1h30m}, from a shortest one on.
 */
record DurationNotation(Duration shortest, String shortestText) implements Notation<Duration> {

    static final DurationNotation ANY = new DurationNotation(Duration.ZERO, "0s");
    static final DurationNotation FROM_1S = new DurationNotation(Duration.ofSeconds(1), "1s");
    static final DurationNotation FROM_5S = new DurationNotation(Duration.ofSeconds(5), "5s");

    /** Longer than anything sensible, short enough to be counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36500);

    private static final Pattern PART = Pattern.compile("([0-9]{1,9})([smhdw])");
    private static final Pattern WHOLE = Pattern.compile("0|(" + PART.pattern() + ")+");
    private static final Map<String, Duration> UNITS =
            Map.of(
                    "s", Duration.ofSeconds(1),
                    "m", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1),
                    "d", Duration.ofDays(1),
                    "w", Duration.ofDays(7));

    @Override
    public Duration read(String text) throws NotationException {
        if (!WHOLE.matcher(text).matches()) {
            throw new NotationException("is not a duration such as 30s, 15m, 6h or 7d");
        }
        Duration duration = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            Duration unit = UNITS.getOrDefault(parts.group(2), Duration.ZERO);
            duration = duration.plus(unit.multipliedBy(Long.parseLong(parts.group(1))));
        }
        if (duration.compareTo(shortest) < 0) {
            throw new NotationException("is too short; from " + shortestText + " on is allowed");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new NotationException("is too long; up to 36500d is allowed");
        }
        return duration;
    }

    /** The same, or {@code off} for none. */
    Notation<Optional<Duration>> orOff() {
        return text ->
                text.equals("off") || text.equals("false")
                        ? Optional.empty()
                        : Optional.of(read(text));
    }
}
