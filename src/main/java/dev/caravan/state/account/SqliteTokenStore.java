package dev.caravan.state.account;

import dev.caravan.open115.auth.StoredTokens;
import dev.caravan.open115.auth.TokenStore;
import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.StateDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Token pairs in the state database. */
public final class SqliteTokenStore implements TokenStore {

    // The previous pair is only replaced by another pair, not when the same one is saved with a
    // mark.
    private static final String SAVE =
            """
            insert into token (account, access, refresh, obtained, access_expires, authorized,
                               dead_code, seed, user_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (account) do update set
                previous_access = iif(refresh = excluded.refresh, previous_access, access),
                previous_refresh = iif(refresh = excluded.refresh, previous_refresh, refresh),
                previous_obtained = iif(refresh = excluded.refresh, previous_obtained, obtained),
                access = excluded.access, refresh = excluded.refresh,
                obtained = excluded.obtained, access_expires = excluded.access_expires,
                authorized = excluded.authorized, dead_code = excluded.dead_code,
                seed = excluded.seed, user_id = excluded.user_id
            """;

    private final StateDatabase database;

    public SqliteTokenStore(StateDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<StoredTokens> load(String account) {
        return database.read(
                s ->
                        s.first(
                                "select * from token where account = ?",
                                SqliteTokenStore::tokens,
                                account));
    }

    @Override
    public void save(String account, StoredTokens tokens) {
        database.write(
                s ->
                        s.update(
                                SAVE,
                                account,
                                tokens.access(),
                                tokens.refresh(),
                                Columns.time(tokens.obtained()),
                                Columns.time(tokens.accessExpires()),
                                Columns.time(tokens.authorized()),
                                tokens.deadCode().orElse(null),
                                tokens.seed().orElse(null),
                                tokens.userId().orElse(null)));
    }

    @Override
    public Optional<Instant> lastRefresh(String account) {
        return database.read(
                s ->
                        s.first(
                                "select asked from token_refresh where account = ?",
                                row -> row.time("asked"),
                                account));
    }

    @Override
    public void refreshAsked(String account, Instant now) {
        database.write(
                s ->
                        s.update(
                                "insert or replace into token_refresh (account, asked) values (?, ?)",
                                account,
                                Columns.time(now)));
    }

    private static StoredTokens tokens(Row row) throws SQLException {
        return new StoredTokens(
                row.text("access"),
                row.text("refresh"),
                row.time("obtained"),
                row.time("access_expires"),
                row.time("authorized"),
                row.optionalText("dead_code"),
                row.optionalText("seed"),
                row.optionalText("user_id"));
    }
}
