package dev.caravan.open115.pace;

import dev.caravan.drive.DriveException;
import dev.caravan.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The clock, the waiting and the chance that a client lives by. */
public record Timing(InstantSource clock, Sleeper sleeper, RandomGenerator random) {

    /** Those of the machine, for use outside of Caravan. */
    public static Timing ofThisMachine() {
        return new Timing(
                InstantSource.system(),
                time -> Thread.sleep(Math.max(0, time.toMillis()), time.toNanosPart() % 1_000_000),
                RandomGenerator.getDefault());
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * Waits.
     *
     * @throws DriveException.Interrupted when the thread is asked to stop; its flag stays set,
     *     unless it is the program that ends
     */
    public void sleep(Duration time) throws DriveException {
        if (time.isNegative() || time.isZero()) {
            return;
        }
        try {
            sleeper.sleep(time);
        } catch (WaitEnded end) {
            throw new DriveException.Interrupted("the program ends while it waits for 115");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriveException.Interrupted("stopped while waiting for 115");
        }
    }

    /** Some time between nothing and {@code most}: full jitter. */
    public Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }
}
