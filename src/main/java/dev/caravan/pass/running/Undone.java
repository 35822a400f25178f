package dev.caravan.pass.running;

import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.order.Fallout;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operations of a plan that are not done: because they failed, because they wait for the job's
 * hours, or because 115 does not have their content yet. Several transfers add to it at once.
 */
public final class Undone {

    private final Set<Operation> putOff = ConcurrentHashMap.newKeySet();
    private final Map<Operation, Instant> parked = new ConcurrentHashMap<>();
    private volatile Optional<String> transfersClosed = Optional.empty();
    private Fallout fallout = new Fallout();

    /** Another plan begins: what failed of the former one says nothing of it. */
    synchronized void begins() {
        fallout = new Fallout();
    }

    /** An operation was not done, so nothing that builds on it can be. */
    public synchronized void notDone(Operation operation) {
        fallout.notDone(operation);
    }

    /** The operation that was not done and without which this one cannot be. */
    public synchronized Optional<Operation> because(Operation operation) {
        return fallout.because(operation);
    }

    /** The hours of the job's transfers are over; everything else goes on. */
    public void closeTransfers(String why) {
        transfersClosed = Optional.of(why);
    }

    /** Why no transfer starts any more; empty while they do. */
    public Optional<String> transfersClosed() {
        return transfersClosed;
    }

    /** A transfer, or what builds on one, waits for the job's hours, which is no failure. */
    public void putOff(Operation operation) {
        putOff.add(operation);
    }

    public boolean isPutOff(Operation operation) {
        return putOff.contains(operation);
    }

    /** How many operations wait for the job's hours. */
    public long waiting() {
        return putOff.size();
    }

    /** An upload waits until 115 has its content; it is asked again then. */
    public void park(Operation operation, Instant next) {
        parked.put(operation, next);
    }

    public Optional<Instant> parkedUntil(Operation operation) {
        return Optional.ofNullable(parked.get(operation));
    }

    public long parked() {
        return parked.size();
    }
}
