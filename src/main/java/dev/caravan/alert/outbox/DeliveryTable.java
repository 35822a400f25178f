package dev.caravan.alert.outbox;

import dev.caravan.alert.AlertJson;
import dev.caravan.alert.outbox.OpenDelivery.State;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of what must be sent to whom. */
final class DeliveryTable {

    // The oldest that waits, unless someone works on it; what was refused does not hold up others.
    private static final String NEXT =
            """
            select d.id, d.channel, d.attempts, a.payload
            from alert_delivery d join alert a on a.id = d.alert
            where d.channel = ?1 and d.ended is null
              and (d.claimed_until is null or d.claimed_until <= ?2)
              and (d.not_before is null or d.not_before <= ?2)
              and (d.next <= ?2 or d.tried < ?3)
              and not exists (
                select 1 from alert_delivery older
                where older.channel = d.channel and older.id < d.id and older.ended is null
                  and (older.state = 'waiting' or older.claimed_until > ?2))
            order by d.id limit 1
            """;

    private static final String LIST =
            """
            select d.channel, d.state, d.attempts, d.next, d.last_error, a.payload
            from alert_delivery d join alert a on a.id = d.alert
            """;

    private DeliveryTable() {}

    static void insert(Session session, Outgoing outgoing, Instant now) throws SQLException {
        if (outgoing.channels().isEmpty()) {
            return;
        }
        String id = outgoing.alert().id();
        session.update(
                "insert into alert (id, made, payload) values (?, ?, ?)",
                id,
                Times.nanos(now),
                AlertJson.write(outgoing.alert()));
        for (String channel : outgoing.channels()) {
            session.update(
                    """
                    insert into alert_delivery (alert, channel, state, made, next)
                    values (?, ?, 'waiting', ?, ?)
                    """,
                    id,
                    channel,
                    Times.nanos(now),
                    Times.nanos(now));
        }
    }

    /**
     * @param lastTriedBefore what was last tried before this is due whatever its back-off
     */
    static Optional<Claim> next(
            Session session, String channel, Instant now, Instant lastTriedBefore)
            throws SQLException {
        return session.first(
                NEXT,
                row ->
                        new Claim(
                                row.number("id"),
                                row.text("channel"),
                                AlertJson.read(row.text("payload")),
                                (int) row.number("attempts")),
                channel,
                Times.nanos(now),
                Times.nanos(lastTriedBefore));
    }

    static void claim(Session session, long delivery, String owner, Instant until)
            throws SQLException {
        session.update(
                "update alert_delivery set claimed_by = ?, claimed_until = ? where id = ?",
                owner,
                Times.nanos(until),
                delivery);
    }

    static void delivered(Session session, long delivery, Instant now) throws SQLException {
        session.update(
                """
                update alert_delivery
                set state = 'delivered', attempts = attempts + 1, tried = ?1, ended = ?1,
                    claimed_by = null, claimed_until = null
                where id = ?2 and ended is null
                """,
                Times.nanos(now),
                delivery);
    }

    static void postpone(
            Session session,
            long delivery,
            State state,
            Instant now,
            Instant next,
            Optional<Instant> notBefore,
            String reason)
            throws SQLException {
        @Nullable Long patience = notBefore.map(Times::nanos).orElse(null);
        session.update(
                """
                update alert_delivery
                set state = ?, attempts = attempts + 1, tried = ?, next = ?, not_before = ?,
                    last_error = ?, claimed_by = null, claimed_until = null
                where id = ? and ended is null
                """,
                word(state),
                Times.nanos(now),
                Times.nanos(next),
                patience,
                reason,
                delivery);
    }

    static void release(Session session, String owner, Instant now) throws SQLException {
        session.update(
                """
                update alert_delivery
                set attempts = attempts + 1, tried = ?, claimed_by = null, claimed_until = null,
                    last_error = 'the program ended before the channel answered'
                where claimed_by = ? and ended is null
                """,
                Times.nanos(now),
                owner);
    }

    /** Deliveries that have not succeeded and were made before a time. */
    static List<OpenDelivery> openMadeBefore(Session session, Instant time) throws SQLException {
        return session.list(
                LIST + "where d.ended is null and d.made <= ? order by d.id",
                DeliveryTable::open,
                Times.nanos(time));
    }

    /** Everything that is not delivered. */
    static List<OpenDelivery> undelivered(Session session) throws SQLException {
        return session.list(
                LIST + "where d.state <> 'delivered' order by d.id", DeliveryTable::open);
    }

    static void giveUp(Session session, Instant madeBefore, Instant now) throws SQLException {
        session.update(
                """
                update alert_delivery
                set state = 'given-up', ended = ?, claimed_by = null, claimed_until = null
                where ended is null and made <= ?
                """,
                Times.nanos(now),
                Times.nanos(madeBefore));
    }

    static boolean anyEndedBefore(Session session, Instant time) throws SQLException {
        return session.first(
                        "select 1 from alert_delivery where ended <= ? limit 1",
                        row -> true,
                        Times.nanos(time))
                .isPresent();
    }

    static void prune(Session session, Instant endedBefore) throws SQLException {
        session.update("delete from alert_delivery where ended <= ?", Times.nanos(endedBefore));
        session.update("delete from alert where id not in (select alert from alert_delivery)");
    }

    private static OpenDelivery open(Row row) throws SQLException {
        return new OpenDelivery(
                AlertJson.read(row.text("payload")),
                row.text("channel"),
                state(row.text("state")),
                (int) row.number("attempts"),
                row.time("next"),
                row.optionalText("last_error").orElse(""));
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
