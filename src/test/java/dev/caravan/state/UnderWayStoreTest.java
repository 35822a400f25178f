package dev.caravan.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.state.UnderWayStore.Suspect;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnderWayStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:30:00Z");
    private static final RelativePath FILE = RelativePath.parse("a/b.x");

    @TempDir Path folder;

    private StateDatabase database;
    private JobId job;
    private UnderWayStore store;
    private PassStore passes;

    @BeforeEach
    void open() {
        database = StateDatabase.open(folder);
        job = Samples.job(database, "photos");
        store = new UnderWayStore(database);
        passes = new PassStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private long die() {
        long pass = passes.begin(job, "start", NOW);
        store.died(job, pass, NOW);
        store.began(job, pass, FILE, "upload", NOW);
        return pass;
    }

    @Test
    void deaths_in_a_row_are_counted() {
        die();
        die();
        die();
        long pass = passes.begin(job, "start", NOW);
        assertThat(store.died(job, pass, NOW)).containsExactly(new Suspect(FILE, "upload", 3));
        assertThat(store.died(job, pass, NOW)).as("once").isEmpty();
        assertThat(store.suspects(job)).containsExactly(new Suspect(FILE, "upload", 3));
    }

    @Test
    void what_ended_or_got_further_begins_to_count_anew() {
        die();
        die();
        store.clear(job, FILE, "upload");
        assertThat(store.suspects(job)).isEmpty();
        long pass = passes.begin(job, "start", NOW);
        assertThat(store.died(job, pass, NOW)).isEmpty();
    }

    @Test
    void a_pass_that_was_broken_off_killed_nothing() {
        long pass = die();
        passes.end(
                pass, NOW, PassResult.PARTIAL, Optional.empty(), Optional.empty(), PassCounts.NONE);
        assertThat(store.died(job, passes.begin(job, "start", NOW), NOW)).isEmpty();
        assertThat(store.suspects(job)).isEmpty();
    }

    @Test
    void what_never_came_again_is_forgotten_one_day() {
        die();
        Instant later = NOW.plus(Duration.ofDays(31));
        store.died(job, passes.begin(job, "start", later), later);
        assertThat(store.suspects(job)).isEqualTo(List.of());
    }
}
