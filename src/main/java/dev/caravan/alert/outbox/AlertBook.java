package dev.caravan.alert.outbox;

import dev.caravan.alert.Subject;
import dev.caravan.alert.policy.ConditionKey;
import dev.caravan.alert.policy.Decision;
import dev.caravan.alert.policy.Remembered;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The book of what is open: what was decided and the alerts that follow from it are written in one
 * transaction, so that a crash neither loses an alert nor tells it twice.
 */
public final class AlertBook {

    private final Transactions transactions;

    /**
     * @param database with the tables of {@code V2__alerts.sql}
     */
    public AlertBook(DataSource database) {
        this.transactions = new Transactions(database);
    }

    /** A decision with the alerts that tell it. */
    public record Entry(Decision decision, List<Outgoing> alerts) {

        public Entry {
            alerts = List.copyOf(alerts);
        }
    }

    /** Decides about one subject; no other process decides about it meanwhile. */
    public void decide(Subject subject, Function<List<Remembered>, Entry> decide, Instant now) {
        transactions.alone(
                "note what is open for " + subject.name(),
                connection -> {
                    List<Remembered> memory =
                            ConditionTable.all(connection).stream()
                                    .filter(open -> open.subject().equals(subject))
                                    .toList();
                    return write(connection, decide.apply(memory), now);
                });
    }

    /** Decides about everything that is open. */
    public void decideAll(Function<List<Remembered>, Entry> decide, Instant now) {
        transactions.alone(
                "note reminders",
                connection -> write(connection, decide.apply(ConditionTable.all(connection)), now));
    }

    /** Drops what is remembered of jobs and accounts that are no longer configured. */
    public void keepOnly(Set<Subject> subjects) {
        transactions.alone(
                "forget removed jobs",
                connection -> {
                    for (Remembered open : ConditionTable.all(connection)) {
                        if (!subjects.contains(open.subject())) {
                            ConditionTable.forget(connection, open.key());
                        }
                    }
                    return true;
                });
    }

    /** What is open, in a stable order. */
    public List<Remembered> open() {
        return transactions.read("read what is open", ConditionTable::all);
    }

    private static boolean write(Connection connection, Entry entry, Instant now)
            throws SQLException {
        for (ConditionKey over : entry.decision().forget()) {
            ConditionTable.forget(connection, over);
        }
        for (Remembered open : entry.decision().keep()) {
            ConditionTable.keep(connection, open);
        }
        for (Outgoing outgoing : entry.alerts()) {
            DeliveryTable.insert(connection, outgoing, now);
        }
        return true;
    }
}
