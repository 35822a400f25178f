package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.cause.Cause;
import dev.caravan.local.scan.Scope;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobIdentity;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassCounts;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where in the folder of a watched job something may lie that it has not sent (HC-053). */
class JobNeighboursTest {

    private static final Scope NOWHERE = Scope.folders(Set.of());
    private static final Instant SEEN = Instant.parse("2026-01-01T00:00:00Z");

    private Household house;
    private StateDatabase database;
    private FolderWatches watches;
    private JobNeighbours neighbours;
    private PassStore passes;
    private JobId job;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        house = new Household(folder);
        house.job("photos", "watch", "true").job("photos", "stable-for", "1h");
        database = StateDatabase.open(folder.resolve("own"));
        passes = new PassStore(database);
        Turns turns =
                new Turns(
                        order -> {
                            throw new AssertionError(order);
                        },
                        name -> false,
                        name -> false,
                        new StopSignal(),
                        task -> {},
                        time -> {});
        watches = FolderWatches.start(house.settings().jobs(), order -> {});
        neighbours = new JobNeighbours(List.of(), database, turns, () -> Optional.of(watches));
        job = remembered(folder.resolve("photos"));
        await().until(() -> watches.untold("photos").equals(NOWHERE));
    }

    private JobId remembered(Path local) {
        JobStore jobs = new JobStore(database);
        JobIdentity identity =
                new JobIdentity(
                        "mirror",
                        "main",
                        Optional.empty(),
                        local,
                        Optional.empty(),
                        Optional.empty(),
                        "/photos");
        JobId id = jobs.remember("photos", identity, "").id();
        jobs.completed(id, SEEN);
        return id;
    }

    @AfterEach
    void close() throws IOException {
        watches.close();
        database.close();
        house.close();
    }

    private void passed(int minute, PassResult result) {
        Instant at = SEEN.plusSeconds(60L * minute);
        long pass = passes.begin(job, "watch", at);
        passes.end(pass, at, result, Optional.empty(), Optional.empty(), PassCounts.NONE);
    }

    private Scope unsent() {
        return neighbours.unsent("photos");
    }

    private static Scope folders(String... paths) {
        TreeSet<RelativePath> all = new TreeSet<>();
        for (String path : paths) {
            all.add(RelativePath.parse(path));
        }
        return Scope.folders(all);
    }

    @Test
    void after_passes_that_left_all_in_step_it_is_nowhere() {
        passed(1, PassResult.OK);
        passed(2, PassResult.WARNINGS);
        assertThat(unsent()).isEqualTo(NOWHERE);
    }

    @Test
    void what_waits_for_the_hours_of_the_job_waits_on_after_a_pass_that_looks_elsewhere() {
        passed(1, PassResult.WAITING);
        passed(2, PassResult.OK);
        assertThat(unsent()).isEqualTo(Scope.whole());
    }

    @Test
    void what_failed_before_everything_was_seen_says_nothing() {
        passed(-1, PassResult.FAILED);
        passed(1, PassResult.OK);
        assertThat(unsent()).isEqualTo(NOWHERE);
    }

    @Test
    void a_pass_that_was_cut_off_may_have_left_anything() {
        passed(1, PassResult.OK);
        passes.begin(job, "watch", SEEN.plusSeconds(120));
        assertThat(unsent()).isEqualTo(Scope.whole());
    }

    @Test
    void a_file_that_is_parked_is_not_sent() {
        passed(1, PassResult.WARNINGS);
        new FailureStore(database)
                .record(
                        new Failure(
                                job,
                                RelativePath.parse("trip/a.bin"),
                                "upload",
                                Cause.FILE_BUSY,
                                "parked",
                                "115 does not have it",
                                "",
                                1,
                                SEEN,
                                SEEN,
                                Optional.empty(),
                                OptionalLong.empty()));
        assertThat(unsent()).isEqualTo(Scope.folders(List.of(RelativePath.ROOT, path("trip"))));
    }

    @Test
    void a_file_that_was_being_written_is_not_sent_before_it_is_looked_at_again() {
        passed(1, PassResult.OK);
        watches.later("photos", new TreeSet<>(Set.of(path("trip"))));
        assertThat(unsent()).isEqualTo(folders("trip"));
    }

    private static RelativePath path(String text) {
        return RelativePath.parse(text);
    }
}
