package dev.caravan.state.database;

import dev.caravan.tree.RelativePath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** One row of an answer, its columns read by name and turned into values of ours. */
public final class Row {

    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public String text(String column) throws SQLException {
        return result.getString(column);
    }

    public Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(result.getString(column));
    }

    public long number(String column) throws SQLException {
        return result.getLong(column);
    }

    public OptionalLong optionalNumber(String column) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    public boolean flag(String column) throws SQLException {
        return result.getInt(column) != 0;
    }

    public Instant time(String column) throws SQLException {
        return Columns.instant(result.getLong(column));
    }

    public Optional<Instant> optionalTime(String column) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? Optional.empty() : Optional.of(Columns.instant(value));
    }

    public RelativePath path(String column) throws SQLException {
        return RelativePath.parse(result.getString(column));
    }

    public Optional<RelativePath> optionalPath(String column) throws SQLException {
        return optionalText(column).map(RelativePath::parse);
    }

    public byte[] bytes(String column) throws SQLException {
        return result.getBytes(column);
    }

    public Object any(String column) throws SQLException {
        return result.getObject(column);
    }
}
