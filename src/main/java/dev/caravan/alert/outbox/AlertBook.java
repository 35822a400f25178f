package dev.caravan.alert.outbox;

import dev.caravan.alert.Subject;
import dev.caravan.alert.policy.ConditionKey;
import dev.caravan.alert.policy.Decision;
import dev.caravan.alert.policy.Remembered;
import dev.caravan.state.database.Session;
import dev.caravan.state.database.StateDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The book of what is open: what was decided and the alerts that follow from it are written in one
 * transaction, so that a crash neither loses an alert nor tells it twice.
 */
public final class AlertBook {

    private final StateDatabase database;

    public AlertBook(StateDatabase database) {
        this.database = database;
    }

    /** A decision with the alerts that tell it. */
    public record Entry(Decision decision, List<Outgoing> alerts) {

        public Entry {
            alerts = List.copyOf(alerts);
        }
    }

    /** Decides about one subject; no other process decides about it meanwhile. */
    public void decide(Subject subject, Function<List<Remembered>, Entry> decide, Instant now) {
        database.write(
                session -> {
                    List<Remembered> memory =
                            ConditionTable.all(session).stream()
                                    .filter(open -> open.subject().equals(subject))
                                    .toList();
                    return write(session, decide.apply(memory), now);
                });
    }

    /** Decides about everything that is open. */
    public void decideAll(Function<List<Remembered>, Entry> decide, Instant now) {
        database.write(session -> write(session, decide.apply(ConditionTable.all(session)), now));
    }

    /** Drops what is remembered of jobs and accounts that are no longer configured. */
    public void keepOnly(Set<Subject> subjects) {
        database.write(
                session -> {
                    for (Remembered open : ConditionTable.all(session)) {
                        if (!subjects.contains(open.subject())) {
                            ConditionTable.forget(session, open.key());
                        }
                    }
                    return true;
                });
    }

    /** What is open, in a stable order. */
    public List<Remembered> open() {
        return database.read(ConditionTable::all);
    }

    private static boolean write(Session session, Entry entry, Instant now) throws SQLException {
        for (ConditionKey over : entry.decision().forget()) {
            ConditionTable.forget(session, over);
        }
        for (Remembered open : entry.decision().keep()) {
            ConditionTable.keep(session, open);
        }
        for (Outgoing outgoing : entry.alerts()) {
            DeliveryTable.insert(session, outgoing, now);
        }
        return true;
    }
}
