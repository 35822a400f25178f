package dev.caravan.state.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the database, used by one thread at a time, whose statements are prepared once.
 *
 * <p>Values are bound in order: text, numbers, bytes or null.
 */
public final class Session implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Changes rows and returns how many. */
    public int update(String sql, @Nullable Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    /** Inserts a row and returns the number that it got. */
    public long insert(String sql, @Nullable Object... values) throws SQLException {
        bound(sql, values).executeUpdate();
        return first("select last_insert_rowid() as id", row -> row.number("id")).orElseThrow();
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values)
            throws SQLException {
        List<T> all = new ArrayList<>();
        try (ResultSet result = bound(sql, values).executeQuery()) {
            Row row = new Row(result);
            while (result.next()) {
                all.add(reader.read(row));
            }
        }
        return all;
    }

    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values)
            throws SQLException {
        try (ResultSet result = bound(sql, values).executeQuery()) {
            return result.next() ? Optional.of(reader.read(new Row(result))) : Optional.empty();
        }
    }

    /**
     * Shows each row in turn, so that they need not fit into memory; the same text may not be asked
     * inside.
     */
    public void each(String sql, RowReader<?> reader, @Nullable Object... values)
            throws SQLException {
        try (ResultSet result = bound(sql, values).executeQuery()) {
            Row row = new Row(result);
            while (result.next()) {
                reader.read(row);
            }
        }
    }

    /** The statement of this text, made at its first use; it belongs to the session. */
    public PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Runs text that is not worth keeping prepared, such as a pragma. */
    public void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Begins a transaction with the write lock in hand: one that turned from reading to writing
     * later would be refused without waiting. The driver's own transactions begin again right after
     * each commit, which would keep that lock for ever.
     */
    void begin() throws SQLException {
        statement("begin immediate").execute();
    }

    void commit() throws SQLException {
        statement("commit").execute();
    }

    void rollback() throws SQLException {
        statement("rollback").execute();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
