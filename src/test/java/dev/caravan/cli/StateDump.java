package dev.caravan.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Everything a state database holds, table by table, but for what every call to 115 counts. */
final class StateDump {

    /** Budgets count calls; a refresh may come at any time. */
    private static final Set<String> OF_CALLS =
            Set.of("budget", "budget_next_free", "token", "token_refresh");

    private StateDump() {}

    static Map<String, String> of(Path stateDir) {
        Map<String, String> dump = new TreeMap<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + stateDir.resolve("caravan.db"));
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                if (!OF_CALLS.contains(table)) {
                    dump.put(table, rows(statement, table));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return dump;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("select name from sqlite_schema where type = 'table'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String rows(Statement statement, String table) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    byte[] bytes = rows.getBytes(i);
                    text.append(bytes == null ? "null" : java.util.HexFormat.of().formatHex(bytes))
                            .append('|');
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
