package dev.caravan.alert.outbox;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.Subject;
import dev.caravan.alert.policy.ConditionKey;
import dev.caravan.alert.policy.Remembered;
import dev.caravan.cause.Cause;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.Session;
import java.sql.SQLException;
import java.util.List;

/** The table of what is open and what was said of it. */
final class ConditionTable {

    private ConditionTable() {}

    static List<Remembered> all(Session session) throws SQLException {
        return session.list(
                """
                select subject_kind, subject, cause, event, told, opened, told_at, detail
                from alert_condition order by subject_kind, subject, family, cause
                """,
                ConditionTable::remembered);
    }

    static void keep(Session session, Remembered open) throws SQLException {
        ConditionKey key = open.key();
        session.update(
                """
                insert or replace into alert_condition
                (subject_kind, subject, family, cause, event, told, opened, told_at, detail)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                key.subject().kind().word(),
                key.subject().name(),
                key.family().word(),
                key.cause().word(),
                open.condition().event().word(),
                open.told().word(),
                Times.nanos(open.opened()),
                Times.nanos(open.toldAt()),
                ConditionJson.write(open.condition()));
    }

    static void forget(Session session, ConditionKey key) throws SQLException {
        session.update(
                """
                delete from alert_condition
                where subject_kind = ? and subject = ? and family = ? and cause = ?
                """,
                key.subject().kind().word(),
                key.subject().name(),
                key.family().word(),
                key.cause().word());
    }

    private static Remembered remembered(Row row) throws SQLException {
        return new Remembered(
                new Subject(Subject.Kind.parse(row.text("subject_kind")), row.text("subject")),
                ConditionJson.read(
                        AlertEvent.parse(row.text("event")),
                        Cause.parse(row.text("cause")),
                        row.text("detail")),
                AlertEvent.parse(row.text("told")),
                row.time("opened"),
                row.time("told_at"));
    }
}
