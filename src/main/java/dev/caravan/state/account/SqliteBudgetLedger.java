package dev.caravan.state.account;

import dev.caravan.open115.pace.BudgetLedger;
import dev.caravan.open115.pace.BudgetState;
import dev.caravan.open115.pace.CallKind;
import dev.caravan.state.database.Columns;
import dev.caravan.state.database.Row;
import dev.caravan.state.database.Session;
import dev.caravan.state.database.StateDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Budgets in the state database; the write lock makes each update one step for all processes.
 *
 * <p>There is one for every call, so they do not wait for the disk: after a power cut a few calls
 * are forgotten.
 */
public final class SqliteBudgetLedger implements BudgetLedger {

    private static final String PUT =
            """
            insert into budget (account, day, calls_today, paused_until, pauses, reason)
            values (?, ?, ?, ?, ?, ?)
            on conflict (account) do update set
                day = excluded.day, calls_today = excluded.calls_today,
                paused_until = excluded.paused_until, pauses = excluded.pauses,
                reason = excluded.reason
            """;

    private final StateDatabase database;

    public SqliteBudgetLedger(StateDatabase database) {
        this.database = database;
    }

    @Override
    public BudgetState update(String account, Function<Optional<BudgetState>, BudgetState> change) {
        return database.writeHastily(
                s -> {
                    BudgetState state = change.apply(find(s, account));
                    put(s, account, state);
                    return state;
                });
    }

    @Override
    public Optional<BudgetState> read(String account) {
        return database.read(s -> find(s, account));
    }

    private static void put(Session session, String account, BudgetState state)
            throws SQLException {
        session.update(
                PUT,
                account,
                state.day().toString(),
                state.callsToday(),
                Columns.time(state.pausedUntil()),
                state.pauses(),
                state.reason().orElse(null));
        session.update("delete from budget_next_free where account = ?", account);
        for (Map.Entry<CallKind, Instant> next : state.nextFree().entrySet()) {
            session.update(
                    "insert into budget_next_free (account, kind, at) values (?, ?, ?)",
                    account,
                    Columns.word(next.getKey()),
                    Columns.time(next.getValue()));
        }
    }

    private static Optional<BudgetState> find(Session session, String account) throws SQLException {
        Map<CallKind, Instant> nextFree = new EnumMap<>(CallKind.class);
        session.each(
                "select kind, at from budget_next_free where account = ?",
                row ->
                        nextFree.put(
                                Columns.fromWord(CallKind.class, row.text("kind")), row.time("at")),
                account);
        return session.first(
                "select * from budget where account = ?", row -> state(row, nextFree), account);
    }

    private static BudgetState state(Row row, Map<CallKind, Instant> nextFree) throws SQLException {
        return new BudgetState(
                nextFree,
                LocalDate.parse(row.text("day")),
                row.number("calls_today"),
                row.optionalTime("paused_until"),
                (int) row.number("pauses"),
                row.optionalText("reason"));
    }
}
