package dev.caravan.cli;

import dev.caravan.open115.pace.Timing;
import dev.caravan.simulator.Simulator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * The demo's time: real, but waits are skipped by moving the clocks of both sides, so that nobody
 * has to sit them out.
 */
final class DemoTime implements InstantSource {

    /** A long wait comes in naps, so that the program can end in the middle of it. */
    private static final Duration WORTH_SKIPPING = Duration.ofMillis(200);

    private final Simulator simulator;
    private final AtomicLong aheadMillis = new AtomicLong();

    DemoTime(Simulator simulator) {
        this.simulator = simulator;
    }

    Timing timing() {
        return new Timing(this, this::sleep, RandomGenerator.getDefault());
    }

    @Override
    public Instant instant() {
        return Instant.now().plusMillis(aheadMillis.get());
    }

    private void sleep(Duration time) throws InterruptedException {
        if (time.compareTo(WORTH_SKIPPING) < 0) {
            Thread.sleep(Math.max(0, time.toMillis()));
            return;
        }
        simulator.clock().advance(time);
        aheadMillis.addAndGet(time.toMillis());
    }
}
