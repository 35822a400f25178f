package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RapidGainTest {

    @TempDir Path folder;
    private CommandWorld world;

    @BeforeEach
    void open() throws IOException {
        world = CommandWorld.in(folder);
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    @Test
    void what_rapid_uploads_spared_is_told_by_everything_that_tells_of_a_pass() throws IOException {
        String known = "x".repeat(2500);
        world.simulator
                .otherClient()
                .file("/other/known.txt", known.getBytes(StandardCharsets.UTF_8));
        world.write("known.txt", known).write("new.txt", "new");

        assertThat(world.pass(0).out()).contains("1 uploaded, 1 rapid (2.5 KB not sent), ");

        assertThat(world.run(0, "status").out()).contains("1 rapid (2.5 KB not sent), ");
        assertThat(world.run(0, "history").out()).contains("1 rapid (2.5 KB not sent), ");
        assertThat(world.run(0, "history", "--json").json().at("/0/pass/rapidBytes").asLong())
                .isEqualTo(2500);
        assertThat(
                        world.run(0, "status", "--json")
                                .json()
                                .at("/jobs/photos/lastPass/rapidBytes")
                                .asLong())
                .isEqualTo(2500);
        assertThat(world.pass(0).out()).contains("0 rapid, ");
    }
}
