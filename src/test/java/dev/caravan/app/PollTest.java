package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.state.JobStore;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job without a schedule that reads 115 looks there by itself. */
class PollTest {

    private House house;

    @BeforeEach
    void build(@TempDir Path folder) throws IOException {
        house = new House(folder);
        house.job("mode", "pull").job("poll-remote", "5s");
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void what_another_client_brings_is_here_with_the_next_poll() throws Exception {
        house.simulator.otherClient().file(House.REMOTE + "/old.txt", "old");
        house.pass();
        assertThat(house.local.resolve("old.txt")).hasContent("old");
        Program daemon = house.daemon();

        house.simulator.otherClient().file(House.REMOTE + "/new.txt", "new");
        Path brought = house.local.resolve("new.txt");
        await().atMost(Duration.ofSeconds(5).plus(House.PATIENCE))
                .until(() -> Files.exists(brought));
        assertThat(brought).hasContent("new");
        // The file is there a moment before its pass is on record.
        await().atMost(House.PATIENCE)
                .untilAsserted(() -> assertThat(lastTrigger(daemon)).isEqualTo("poll"));
    }

    private static String lastTrigger(Program program) {
        return new JobStore(program.state())
                .find(House.JOB)
                .flatMap(known -> new PassStore(program.state()).last(known.id()))
                .map(PassRecord::trigger)
                .orElseThrow();
    }
}
