package dev.caravan.alert.outbox;

import dev.caravan.alert.Delivery;
import dev.caravan.alert.outbox.OpenDelivery.State;
import dev.caravan.state.database.Session;
import dev.caravan.state.database.StateDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Alerts on their way: each is kept and tried again until its channel has it, in the order they
 * were made, by one process at a time.
 */
public final class Outbox {

    /** After this long a delivery is given up. */
    public static final Duration LIFE = Duration.ofDays(7);

    private static final Duration KEPT = Duration.ofDays(30);
    // Longer than any attempt takes: after it, the process that made the attempt must be dead.
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final StateDatabase database;
    private final BackOff afterTrouble;
    private final BackOff afterRefusal;
    private final String owner;

    public Outbox(StateDatabase database, RandomGenerator random) {
        this.database = database;
        this.afterTrouble = new BackOff(Duration.ofSeconds(15), Duration.ofMinutes(30), random);
        this.afterRefusal = new BackOff(Duration.ofMinutes(15), Duration.ofHours(6), random);
        this.owner = new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** The next delivery of a channel whose time has come. */
    public Optional<Claim> claimDue(String channel, Instant now) {
        return claim(channel, now, Instant.EPOCH);
    }

    /**
     * The next delivery of a channel that was not tried since a time, whatever its back-off; only
     * the patience that a channel asked for is kept.
     */
    public Optional<Claim> claimUntriedSince(String channel, Instant since, Instant now) {
        return claim(channel, now, since);
    }

    private Optional<Claim> claim(String channel, Instant now, Instant lastTriedBefore) {
        // Mostly there is nothing, and a look does not have to wait for those who write.
        if (database.read(s -> DeliveryTable.next(s, channel, now, lastTriedBefore)).isEmpty()) {
            return Optional.empty();
        }
        return database.write(
                session -> {
                    Optional<Claim> next =
                            DeliveryTable.next(session, channel, now, lastTriedBefore);
                    if (next.isPresent()) {
                        DeliveryTable.claim(session, next.get().delivery(), owner, now.plus(LEASE));
                    }
                    return next;
                });
    }

    /** Notes what came of an attempt. */
    public void settle(Claim claim, Delivery delivery, Instant now) {
        database.write(
                session -> {
                    if (delivery instanceof Delivery.Retry retry) {
                        postpone(session, claim, retry, now);
                    } else if (delivery instanceof Delivery.Refused refused) {
                        postpone(session, claim, refused, now);
                    } else {
                        DeliveryTable.delivered(session, claim.delivery(), now);
                    }
                    return true;
                });
    }

    /**
     * Lets go of what this process was still trying, before it ends. Whether those alerts arrived
     * is not known; they are sent again under the same id.
     */
    public void release(Instant now) {
        database.write(
                session -> {
                    DeliveryTable.release(session, owner, now);
                    return true;
                });
    }

    /** Gives up what is too old, and returns it; forgets what has been over for long. */
    public List<OpenDelivery> tidy(Instant now) {
        Instant limit = now.minus(LIFE);
        Instant forgotten = now.minus(KEPT);
        boolean tidy =
                database.read(
                        session ->
                                DeliveryTable.openMadeBefore(session, limit).isEmpty()
                                        && !DeliveryTable.anyEndedBefore(session, forgotten));
        if (tidy) {
            return List.of();
        }
        return database.write(
                session -> {
                    List<OpenDelivery> tooOld = DeliveryTable.openMadeBefore(session, limit);
                    DeliveryTable.giveUp(session, limit, now);
                    DeliveryTable.prune(session, forgotten);
                    return tooOld;
                });
    }

    /** What no channel has yet, and what was given up in the last 30 days; oldest first. */
    public List<OpenDelivery> undelivered() {
        return database.read(DeliveryTable::undelivered);
    }

    private void postpone(Session session, Claim claim, Delivery.Retry retry, Instant now)
            throws SQLException {
        Optional<Instant> patience = retry.after().map(now::plus);
        Instant next = now.plus(afterTrouble.after(claim.attempts() + 1));
        DeliveryTable.postpone(
                session,
                claim.delivery(),
                State.WAITING,
                now,
                patience.filter(next::isBefore).orElse(next),
                patience,
                retry.reason());
    }

    private void postpone(Session session, Claim claim, Delivery.Refused refused, Instant now)
            throws SQLException {
        DeliveryTable.postpone(
                session,
                claim.delivery(),
                State.REFUSED,
                now,
                now.plus(afterRefusal.after(claim.attempts() + 1)),
                Optional.empty(),
                refused.reason());
    }
}
