package dev.caravan.open115.client.drive;

import java.time.Duration;

/**
 * How long a line may be silent before it is given up as dead: a connection whose other end went
 * away without a word looks like one that is slow (HC-265).
 *
 * @param connect until a connection stands
 * @param answer between two bytes of 115, and of a download; also the time for a piece of a file to
 *     be taken
 * @param storage until the storage has finished an object, which takes it a while when it is huge
 */
public record Silences(Duration connect, Duration answer, Duration storage) {

    public static final Silences USUAL =
            new Silences(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMinutes(5));

    /** A whole answer of 115 comes within so many of its silences. */
    private static final int ANSWER = 5;

    public Silences {
        for (Duration each : new Duration[] {connect, answer, storage}) {
            if (each.isNegative() || each.isZero()) {
                throw new IllegalArgumentException("nobody would ever notice a dead line");
            }
        }
    }

    /** The most that a whole call of 115 may take, however slowly its bytes come. */
    Duration wholeAnswer() {
        return answer.multipliedBy(ANSWER);
    }
}
