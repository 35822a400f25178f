package dev.caravan.app;

import dev.caravan.open115.pace.Timing;
import dev.caravan.open115.pace.WaitEnded;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.time.Sleeper;
import java.time.Duration;

/**
 * A way to wait that does not hold up the end of the program: once it is asked to end, a short wait
 * is still waited for, so that a running part can be finished, and a long one is given up.
 */
final class EndingWaits implements Sleeper {

    private static final Duration NAP = Duration.ofMillis(250);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final Sleeper sleeper;
    private final StopSignal stop;

    private EndingWaits(Sleeper sleeper, StopSignal stop) {
        this.sleeper = sleeper;
        this.stop = stop;
    }

    static Timing of(Timing timing, StopSignal stop) {
        return new Timing(timing.clock(), new EndingWaits(timing.sleeper(), stop), timing.random());
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        Duration rest = time;
        while (rest.compareTo(SHORT) > 0) {
            if (stop.isRaised()) {
                throw new WaitEnded();
            }
            sleeper.sleep(NAP);
            rest = rest.minus(NAP);
        }
        sleeper.sleep(rest);
    }
}
