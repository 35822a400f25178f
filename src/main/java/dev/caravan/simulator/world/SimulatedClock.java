package dev.caravan.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The time in the simulated world: another clock's time plus an offset. */
public final class SimulatedClock implements InstantSource {

    private final InstantSource beneath;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Ledger ledger;
    private volatile Duration offset;

    /** Goes on with the offset that the ledger knows from before. */
    public SimulatedClock(InstantSource beneath, Ledger ledger) {
        this.beneath = beneath;
        this.ledger = ledger;
        this.offset =
                ledger.take("clock").values().stream()
                        .map(each -> Duration.ofMillis(each.asLong()))
                        .findFirst()
                        .orElse(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return beneath.instant().plus(offset);
    }

    public long seconds() {
        return instant().getEpochSecond();
    }

    /** The time that whoever lives outside of the simulated world has. */
    public Instant outside() {
        return beneath.instant();
    }

    public Duration offset() {
        return offset;
    }

    /** Moves the time; a negative step turns it back. */
    public synchronized void advance(Duration step) {
        moveTo(offset.plus(step));
    }

    /** Makes the given instant the present one; time goes on from there. */
    public synchronized void set(Instant present) {
        moveTo(Duration.between(beneath.instant(), present));
    }

    /** Runs after every jump, in the thread that made it. */
    public void onJump(Runnable listener) {
        listeners.add(listener);
    }

    private void moveTo(Duration next) {
        offset = next;
        ledger.put("clock", next.toMillis());
        listeners.forEach(Runnable::run);
    }
}
