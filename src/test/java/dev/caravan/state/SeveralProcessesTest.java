package dev.caravan.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.cause.Cause;
import dev.caravan.state.account.SqliteBudgetLedger;
import dev.caravan.state.database.LockHolder;
import dev.caravan.state.database.ProcessLock;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.state.database.StateException;
import dev.caravan.tree.BaseNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralProcessesTest {

    @TempDir Path dir;

    @Test
    void no_call_is_lost_when_two_processes_count_at_once() throws Exception {
        try (StateDatabase database = StateDatabase.open(dir);
                OtherJvm other =
                        OtherJvm.start(OtherProcess.class, List.of(), "count", dir.toString())) {
            PortsTest.count(database, 200);
            other.await("counted");
            assertThat(new SqliteBudgetLedger(database).read("main").orElseThrow().callsToday())
                    .isEqualTo(400);
        }
    }

    @Test
    void a_process_killed_while_it_writes_leaves_whole_transactions_and_all_it_reported()
            throws Exception {
        long committed;
        try (OtherJvm other =
                OtherJvm.start(OtherProcess.class, List.of(), "write", dir.toString())) {
            other.await("committed 1000");
            committed = 1000;
            other.kill();
        }
        assertThat(dir.resolve("caravan.db-wal")).isNotEmptyFile();
        try (StateDatabase database = StateDatabase.open(dir)) {
            database.check();
            List<BaseNode> found = new ArrayList<>();
            new BaseStore(database, Samples.job(database)).forEach(found::add);
            assertThat(found).hasSizeGreaterThanOrEqualTo((int) committed);
            assertThat(found.size() % 100).isZero();
            assertThat(found.get(0)).isEqualTo(Samples.file(1, 0, "file-1"));
        }
    }

    @Test
    void a_second_daemon_is_told_which_process_is_the_first() throws Exception {
        try (OtherJvm other =
                OtherJvm.start(OtherProcess.class, List.of(), "lock", dir.toString())) {
            other.await("locked");

            StateException error =
                    catchThrowableOfType(StateException.class, () -> ProcessLock.daemon(dir));
            assertThat(error.word()).isEqualTo(Cause.LOCKED);
            assertThat(error).hasMessageContaining("locked by pid " + other.pid());
            assertThat(ProcessLock.daemonHolder(dir).orElseThrow().pid()).isEqualTo(other.pid());
            assertThat(ProcessLock.daemonHolder(dir).orElseThrow().since()).isPresent();

            other.kill();
            assertThat(ProcessLock.daemonHolder(dir)).isEmpty();
            ProcessLock.daemon(dir).close();
        }
    }

    @Test
    void a_process_is_refused_what_this_one_holds() throws Exception {
        try (ProcessLock held = ProcessLock.daemon(dir)) {
            // Asking for the holder must not drop the lock, as closing the file otherwise would.
            assertThat(ProcessLock.daemonHolder(dir)).contains(LockHolder.thisProcess());
            try (OtherJvm other =
                    OtherJvm.start(OtherProcess.class, List.of(), "lock", dir.toString())) {
                assertThat(other.await("refused"))
                        .contains("locked by pid " + ProcessHandle.current().pid());
            }
            assertThat(held).isNotNull();
        }
    }

    @Test
    void the_library_runs_from_the_state_directory_where_the_temporary_one_does_not_serve()
            throws Exception {
        Path noDirectory = Files.createFile(dir.resolve("no-directory"));
        Path stateDir = dir.resolve("state");
        try (OtherJvm other =
                OtherJvm.start(
                        OtherProcess.class,
                        List.of("-Djava.io.tmpdir=" + noDirectory),
                        "open",
                        stateDir.toString())) {
            assertThat(other.await("opened")).contains(stateDir.resolve("native").toString());
            assertThat(other.exit()).isZero();
        }
    }
}
