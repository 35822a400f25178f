package dev.caravan.alert.outbox;

import dev.caravan.alert.Delivery;
import dev.caravan.alert.outbox.OpenDelivery.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

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

    private final Transactions transactions;
    private final BackOff afterTrouble;
    private final BackOff afterRefusal;
    private final String owner = UUID.randomUUID().toString();

    /**
     * @param database with the tables of {@code V2__alerts.sql}
     */
    public Outbox(DataSource database, RandomGenerator random) {
        this.transactions = new Transactions(database);
        this.afterTrouble = new BackOff(Duration.ofSeconds(15), Duration.ofMinutes(30), random);
        this.afterRefusal = new BackOff(Duration.ofMinutes(15), Duration.ofHours(6), random);
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
        return transactions.alone(
                "claim an alert",
                connection -> {
                    Optional<Claim> next =
                            DeliveryTable.next(connection, channel, now, lastTriedBefore);
                    if (next.isPresent()) {
                        DeliveryTable.claim(
                                connection, next.get().delivery(), owner, now.plus(LEASE));
                    }
                    return next;
                });
    }

    /** Notes what came of an attempt. */
    public void settle(Claim claim, Delivery delivery, Instant now) {
        transactions.alone(
                "note a delivery",
                connection -> {
                    if (delivery instanceof Delivery.Retry retry) {
                        postpone(connection, claim, retry, now);
                    } else if (delivery instanceof Delivery.Refused refused) {
                        postpone(connection, claim, refused, now);
                    } else {
                        DeliveryTable.end(connection, claim.delivery(), "delivered", now);
                    }
                    return true;
                });
    }

    /**
     * Lets go of what this process was still trying, before it ends. Whether those alerts arrived
     * is not known; they are sent again under the same id.
     */
    public void release(Instant now) {
        transactions.alone(
                "release alerts",
                connection -> {
                    DeliveryTable.release(connection, owner, now);
                    return true;
                });
    }

    /** Gives up what is too old, and returns it; forgets what has been over for long. */
    public List<OpenDelivery> tidy(Instant now) {
        return transactions.alone(
                "tidy the alerts",
                connection -> {
                    Instant limit = now.minus(LIFE);
                    List<OpenDelivery> tooOld = DeliveryTable.openMadeBefore(connection, limit);
                    DeliveryTable.giveUp(connection, limit, now);
                    DeliveryTable.prune(connection, now.minus(KEPT));
                    return tooOld;
                });
    }

    /** What no channel has yet, and what was given up in the last 30 days; oldest first. */
    public List<OpenDelivery> undelivered() {
        return transactions.read("read the alerts", DeliveryTable::undelivered);
    }

    private void postpone(Connection connection, Claim claim, Delivery.Retry retry, Instant now)
            throws SQLException {
        Instant patience = retry.after().map(now::plus).orElse(null);
        Instant next = now.plus(afterTrouble.after(claim.attempts() + 1));
        DeliveryTable.postpone(
                connection,
                claim.delivery(),
                State.WAITING,
                now,
                patience != null && patience.isAfter(next) ? patience : next,
                patience,
                retry.reason());
    }

    private void postpone(Connection connection, Claim claim, Delivery.Refused refused, Instant now)
            throws SQLException {
        DeliveryTable.postpone(
                connection,
                claim.delivery(),
                State.REFUSED,
                now,
                now.plus(afterRefusal.after(claim.attempts() + 1)),
                null,
                refused.reason());
    }
}
