package dev.caravan.open115.pace;

import java.time.Duration;

/**
 * How much an account may be asked (section 6.3 of the API document).
 *
 * @param requestsPerSecond of all kinds together
 * @param requestsPerDay of all kinds together; the last tenth is kept for uploads
 */
public record Limits(
        double requestsPerSecond,
        double writesPerSecond,
        double linksPerSecond,
        long requestsPerDay) {

    public static final Limits CAREFUL = new Limits(2, 2, 1, 9000);

    public Limits {
        requirePositive("requests per second", requestsPerSecond);
        requirePositive("writes per second", writesPerSecond);
        requirePositive("links per second", linksPerSecond);
        requirePositive("requests per day", (double) requestsPerDay);
    }

    /** The shortest time between two calls, seen from the limit for all. */
    Duration spacing() {
        return spacing(requestsPerSecond);
    }

    /** The shortest time between two calls of a kind. */
    Duration spacing(CallKind kind) {
        return switch (kind) {
            case READ, UPLOAD -> spacing();
            case WRITE -> spacing(Math.min(requestsPerSecond, writesPerSecond));
            case LINK -> spacing(Math.min(requestsPerSecond, linksPerSecond));
        };
    }

    /** How many calls of a kind a day allows. */
    long perDay(CallKind kind) {
        return kind == CallKind.UPLOAD ? requestsPerDay : requestsPerDay - requestsPerDay / 10;
    }

    private static Duration spacing(double perSecond) {
        return Duration.ofNanos((long) Math.ceil(1e9 / perSecond));
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(what + " must be positive: " + value);
        }
    }
}
