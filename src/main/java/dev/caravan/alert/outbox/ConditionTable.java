package dev.caravan.alert.outbox;

import static dev.caravan.alert.outbox.Transactions.instant;
import static dev.caravan.alert.outbox.Transactions.prepare;
import static dev.caravan.alert.outbox.Transactions.update;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.Subject;
import dev.caravan.alert.policy.ConditionKey;
import dev.caravan.alert.policy.Remembered;
import dev.caravan.cause.Cause;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of what is open and what was said of it. */
final class ConditionTable {

    private ConditionTable() {}

    static List<Remembered> all(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        prepare(
                                connection,
                                "select subject_kind, subject, cause, event, told, opened, told_at,"
                                        + " detail from alert_condition");
                ResultSet rows = statement.executeQuery()) {
            List<Remembered> memory = new ArrayList<>();
            while (rows.next()) {
                memory.add(remembered(rows));
            }
            return memory;
        }
    }

    static void keep(Connection connection, Remembered open) throws SQLException {
        ConditionKey key = open.key();
        update(
                connection,
                "insert or replace into alert_condition (subject_kind, subject, family, cause,"
                        + " event, told, opened, told_at, detail) values (?,?,?,?,?,?,?,?,?)",
                key.subject().kind().word(),
                key.subject().name(),
                key.family().word(),
                key.cause().word(),
                open.condition().event().word(),
                open.told().word(),
                open.opened(),
                open.toldAt(),
                ConditionJson.write(open.condition()));
    }

    static void forget(Connection connection, ConditionKey key) throws SQLException {
        update(
                connection,
                "delete from alert_condition where subject_kind = ? and subject = ? and family = ?"
                        + " and cause = ?",
                key.subject().kind().word(),
                key.subject().name(),
                key.family().word(),
                key.cause().word());
    }

    private static Remembered remembered(ResultSet row) throws SQLException {
        return new Remembered(
                new Subject(
                        Subject.Kind.parse(row.getString("subject_kind")),
                        row.getString("subject")),
                ConditionJson.read(
                        AlertEvent.parse(row.getString("event")),
                        Cause.parse(row.getString("cause")),
                        row.getString("detail")),
                AlertEvent.parse(row.getString("told")),
                instant(row.getLong("opened")),
                instant(row.getLong("told_at")));
    }
}
