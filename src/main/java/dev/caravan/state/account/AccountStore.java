package dev.caravan.state.account;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.StateDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How each account is, and since when. */
public final class AccountStore {

    private static final String CAME_INTO =
            """
            insert into account (name, state, reason, since) values (?, ?, ?, ?)
            on conflict (name) do update set
                since = iif(state = excluded.state, since, excluded.since),
                state = excluded.state, reason = excluded.reason
            """;
    private static final String BELONGS_TO =
            """
            insert into account (name, user_id, state, since) values (?, ?, 'ok', ?)
            on conflict (name) do update set user_id = excluded.user_id
            """;

    private final StateDatabase database;

    public AccountStore(StateDatabase database) {
        this.database = database;
    }

    public Optional<KnownAccount> find(String name) {
        return database.read(
                s -> s.first("select * from account where name = ?", AccountStore::account, name));
    }

    /** All accounts, by name. */
    public List<KnownAccount> all() {
        return database.read(
                s -> s.list("select * from account order by name", AccountStore::account));
    }

    /** The account is in this state now; while that stays the same so does its beginning. */
    public void is(String name, AccountState state, Optional<String> reason, Instant now) {
        database.write(
                s ->
                        s.update(
                                CAME_INTO,
                                name,
                                state.word(),
                                reason.orElse(null),
                                Columns.time(now)));
    }

    /** The account was seen to belong to this 115 user. */
    public void belongsTo(String name, String userId, Instant now) {
        database.write(s -> s.update(BELONGS_TO, name, userId, Columns.time(now)));
    }

    private static KnownAccount account(Row row) throws SQLException {
        return new KnownAccount(
                row.text("name"),
                row.optionalText("user_id"),
                Columns.fromWord(AccountState.class, row.text("state")),
                row.optionalText("reason"),
                row.time("since"));
    }
}
