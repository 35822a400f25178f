package dev.caravan.worlds;

import dev.caravan.open115.pace.Timing;
import dev.caravan.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of a world: the machine's, so that it fits the stamps of files, but waiting takes none
 * of it, because the clock jumps instead.
 */
final class WorldTime implements InstantSource, Sleeper {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("woken");
        }
        jump(time);
    }

    void jump(Duration time) {
        ahead.updateAndGet(time::plus);
    }

    Timing timing(long seed) {
        return new Timing(this, this, new Random(seed));
    }
}
