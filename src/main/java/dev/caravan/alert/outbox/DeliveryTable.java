package dev.caravan.alert.outbox;

import static dev.caravan.alert.outbox.Transactions.instant;
import static dev.caravan.alert.outbox.Transactions.prepare;
import static dev.caravan.alert.outbox.Transactions.update;

import dev.caravan.alert.AlertJson;
import dev.caravan.alert.outbox.OpenDelivery.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of what must be sent to whom. */
final class DeliveryTable {

    // The oldest that waits, unless someone works on it; what was refused does not hold up others.
    private static final String NEXT =
            "select d.id, d.channel, d.attempts, a.payload from alert_delivery d"
                    + " join alert a on a.id = d.alert"
                    + " where d.channel = ? and d.ended is null"
                    + " and (d.claimed_until is null or d.claimed_until <= ?)"
                    + " and (d.not_before is null or d.not_before <= ?)"
                    + " and (d.next <= ? or d.tried < ?)"
                    + " and not exists (select 1 from alert_delivery older"
                    + "   where older.channel = d.channel and older.id < d.id"
                    + "   and older.ended is null and (older.state = 'waiting'"
                    + "     or older.claimed_until > ?))"
                    + " order by d.id limit 1";

    private DeliveryTable() {}

    static void insert(Connection connection, Outgoing outgoing, Instant now) throws SQLException {
        if (outgoing.channels().isEmpty()) {
            return;
        }
        String id = outgoing.alert().id();
        update(
                connection,
                "insert into alert (id, made, payload) values (?,?,?)",
                id,
                now,
                AlertJson.write(outgoing.alert()));
        for (String channel : outgoing.channels()) {
            update(
                    connection,
                    "insert into alert_delivery (alert, channel, state, made, next)"
                            + " values (?,?,'waiting',?,?)",
                    id,
                    channel,
                    now,
                    now);
        }
    }

    /**
     * @param lastTriedBefore what was last tried before this is due whatever its back-off
     */
    static Optional<Claim> next(
            Connection connection, String channel, Instant now, Instant lastTriedBefore)
            throws SQLException {
        try (PreparedStatement statement =
                        prepare(connection, NEXT, channel, now, now, now, lastTriedBefore, now);
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            new Claim(
                                    row.getLong("id"),
                                    row.getString("channel"),
                                    AlertJson.read(row.getString("payload")),
                                    row.getInt("attempts")))
                    : Optional.empty();
        }
    }

    static void claim(Connection connection, long delivery, String owner, Instant until)
            throws SQLException {
        update(
                connection,
                "update alert_delivery set claimed_by = ?, claimed_until = ? where id = ?",
                owner,
                until,
                delivery);
    }

    static void end(Connection connection, long delivery, String state, Instant now)
            throws SQLException {
        update(
                connection,
                "update alert_delivery set state = ?, attempts = attempts + 1, tried = ?,"
                        + " ended = ?, claimed_by = null, claimed_until = null"
                        + " where id = ? and ended is null",
                state,
                now,
                now,
                delivery);
    }

    static void postpone(
            Connection connection,
            long delivery,
            State state,
            Instant now,
            Instant next,
            @Nullable Instant notBefore,
            String reason)
            throws SQLException {
        update(
                connection,
                "update alert_delivery set state = ?, attempts = attempts + 1, tried = ?,"
                        + " next = ?, not_before = ?, last_error = ?, claimed_by = null,"
                        + " claimed_until = null where id = ? and ended is null",
                word(state),
                now,
                next,
                notBefore,
                reason,
                delivery);
    }

    static void release(Connection connection, String owner, Instant now) throws SQLException {
        update(
                connection,
                "update alert_delivery set attempts = attempts + 1, tried = ?,"
                        + " last_error = 'the program ended before the channel answered',"
                        + " claimed_by = null, claimed_until = null"
                        + " where claimed_by = ? and ended is null",
                now,
                owner);
    }

    /** Deliveries that have not succeeded and were made before a time. */
    static List<OpenDelivery> openMadeBefore(Connection connection, Instant time)
            throws SQLException {
        return list(connection, "d.ended is null and d.made <= ?", time);
    }

    /** Everything that is not delivered. */
    static List<OpenDelivery> undelivered(Connection connection) throws SQLException {
        return list(connection, "d.state <> 'delivered'");
    }

    static void giveUp(Connection connection, Instant madeBefore, Instant now) throws SQLException {
        update(
                connection,
                "update alert_delivery set state = 'given-up', ended = ?, claimed_by = null,"
                        + " claimed_until = null where ended is null and made <= ?",
                now,
                madeBefore);
    }

    static void prune(Connection connection, Instant endedBefore) throws SQLException {
        update(connection, "delete from alert_delivery where ended <= ?", endedBefore);
        update(connection, "delete from alert where id not in (select alert from alert_delivery)");
    }

    private static List<OpenDelivery> list(
            Connection connection, String condition, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement =
                        prepare(
                                connection,
                                "select d.channel, d.state, d.attempts, d.next, d.last_error,"
                                        + " a.payload from alert_delivery d"
                                        + " join alert a on a.id = d.alert where "
                                        + condition
                                        + " order by d.id",
                                values);
                ResultSet rows = statement.executeQuery()) {
            List<OpenDelivery> open = new ArrayList<>();
            while (rows.next()) {
                open.add(open(rows));
            }
            return open;
        }
    }

    private static OpenDelivery open(ResultSet row) throws SQLException {
        String lastError = row.getString("last_error");
        return new OpenDelivery(
                AlertJson.read(row.getString("payload")),
                row.getString("channel"),
                state(row.getString("state")),
                row.getInt("attempts"),
                instant(row.getLong("next")),
                lastError == null ? "" : lastError);
    }

    private static String word(State state) {
        return switch (state) {
            case WAITING -> "waiting";
            case REFUSED -> "refused";
            case GIVEN_UP -> "given-up";
        };
    }

    private static State state(String word) {
        for (State state : State.values()) {
            if (word(state).equals(word)) {
                return state;
            }
        }
        throw new IllegalStateException("no state is called " + word);
    }
}
