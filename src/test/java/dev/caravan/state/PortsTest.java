package dev.caravan.state;

import static dev.caravan.state.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.open115.auth.StoredTokens;
import dev.caravan.open115.client.UploadSession;
import dev.caravan.open115.client.UploadedPart;
import dev.caravan.open115.pace.BudgetState;
import dev.caravan.open115.pace.CallKind;
import dev.caravan.state.account.SqliteBudgetLedger;
import dev.caravan.state.account.SqliteTokenStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stores that answer ports of the 115 client. */
class PortsTest {

    @TempDir Path dir;
    private StateDatabase database;

    @BeforeEach
    void open() {
        database = Samples.open(dir);
    }

    @AfterEach
    void close() {
        database.close();
    }

    // Tokens

    @Test
    void a_saved_pair_is_on_disk_for_whoever_opens_the_database_next() {
        StoredTokens tokens = tokens("access-1", "refresh-1");
        new SqliteTokenStore(database).save("main", tokens);

        try (StateDatabase other = StateDatabase.open(dir)) {
            assertThat(new SqliteTokenStore(other).load("main")).contains(tokens);
            assertThat(new SqliteTokenStore(other).load("second")).isEmpty();
        }
    }

    @Test
    void the_previous_pair_is_kept_aside_and_a_mark_on_a_pair_does_not_push_it_out() {
        SqliteTokenStore store = new SqliteTokenStore(database);
        store.save("main", tokens("access-1", "refresh-1"));
        store.save("main", tokens("access-2", "refresh-2"));
        StoredTokens dead =
                new StoredTokens(
                        "access-2",
                        "refresh-2",
                        NOW,
                        NOW,
                        NOW,
                        Optional.of("40140116"),
                        Optional.empty(),
                        Optional.empty());
        store.save("main", dead);

        assertThat(store.load("main")).contains(dead);
        assertThat(previous("previous_access")).contains("access-1");
        assertThat(previous("previous_refresh")).contains("refresh-1");
    }

    @Test
    void the_time_of_the_last_refresh_is_kept_without_a_pair() {
        SqliteTokenStore store = new SqliteTokenStore(database);
        assertThat(store.lastRefresh("main")).isEmpty();
        store.refreshAsked("main", NOW.minusSeconds(60));
        store.refreshAsked("main", NOW);
        assertThat(store.lastRefresh("main")).contains(NOW);
    }

    private Optional<String> previous(String column) {
        return database.read(
                s ->
                        s.first(
                                "select " + column + " as value from token",
                                row -> row.text("value")));
    }

    private static StoredTokens tokens(String access, String refresh) {
        return new StoredTokens(
                access,
                refresh,
                NOW,
                NOW.plusSeconds(7200),
                NOW.minusSeconds(86_400),
                Optional.empty(),
                Optional.of("seed"),
                Optional.of("42"));
    }

    // Upload sessions

    @Test
    void an_upload_session_comes_back_with_its_parts_in_order() {
        SqliteUploadSessions sessions = new SqliteUploadSessions(database);
        sessions.save(session("key", List.of()));
        sessions.partStored("main", "key", new UploadedPart(2, "e2", 10), NOW);
        sessions.partStored("main", "key", new UploadedPart(1, "e1", 10), NOW);
        sessions.partStored("main", "key", new UploadedPart(2, "e2-again", 11), NOW);

        UploadSession expected =
                session(
                        "key",
                        List.of(
                                new UploadedPart(1, "e1", 10),
                                new UploadedPart(2, "e2-again", 11)));
        assertThat(sessions.find("main", "key")).contains(expected);
        assertThat(sessions.all("main")).containsExactly(expected);
        assertThat(sessions.all("second")).isEmpty();
    }

    @Test
    void a_session_that_is_begun_again_loses_its_old_parts() {
        SqliteUploadSessions sessions = new SqliteUploadSessions(database);
        sessions.save(session("key", List.of(new UploadedPart(1, "old", 10))));
        UploadSession fresh = session("key", List.of());
        sessions.save(fresh);
        assertThat(sessions.find("main", "key")).contains(fresh);

        sessions.forget("main", "key");
        sessions.forget("main", "key");
        assertThat(sessions.find("main", "key")).isEmpty();
        assertThat(
                        database.<Optional<Integer>>read(
                                s -> s.first("select 1 from upload_part", row -> 1)))
                .isEmpty();
    }

    private static UploadSession session(String key, List<UploadedPart> parts) {
        return new UploadSession(
                "main",
                key,
                new Content(Samples.sha1(3), 1L << 40),
                new RemoteId("99999999999999999999"),
                "大文件.bin",
                "pick",
                "bucket",
                "object/1",
                "upload-id",
                10 << 20,
                parts,
                NOW);
    }

    // Budget

    @Test
    void a_budget_comes_back_as_it_was_replaced() {
        SqliteBudgetLedger ledger = new SqliteBudgetLedger(database);
        assertThat(ledger.read("main")).isEmpty();
        BudgetState state =
                new BudgetState(
                        Map.of(CallKind.READ, NOW, CallKind.UPLOAD, NOW.plusNanos(1)),
                        LocalDate.of(2026, 11, 22),
                        812,
                        Optional.of(NOW.plusSeconds(600)),
                        2,
                        Optional.of("770004"));
        assertThat(ledger.update("main", before -> state)).isEqualTo(state);
        assertThat(ledger.read("main")).contains(state);

        BudgetState calm =
                new BudgetState(
                        Map.of(),
                        LocalDate.of(2026, 11, 23),
                        0,
                        Optional.empty(),
                        0,
                        Optional.empty());
        ledger.update("main", before -> calm);
        assertThat(ledger.read("main")).contains(calm);
    }

    @Test
    void no_call_is_lost_when_threads_of_several_databases_count_at_once() throws Exception {
        int each = 100;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (StateDatabase second = StateDatabase.open(dir)) {
            List<Future<?>> running =
                    Stream.of(database, second, database, second)
                            .<Future<?>>map(db -> threads.submit(() -> count(db, each)))
                            .toList();
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(new SqliteBudgetLedger(database).read("main").orElseThrow().callsToday())
                .isEqualTo(4L * each);
    }

    static void count(StateDatabase database, int times) {
        SqliteBudgetLedger ledger = new SqliteBudgetLedger(database);
        for (int i = 0; i < times; i++) {
            ledger.update(
                    "main",
                    before ->
                            new BudgetState(
                                    Map.of(),
                                    LocalDate.of(2026, 11, 22),
                                    before.map(BudgetState::callsToday).orElse(0L) + 1,
                                    Optional.empty(),
                                    0,
                                    Optional.empty()));
        }
    }
}
