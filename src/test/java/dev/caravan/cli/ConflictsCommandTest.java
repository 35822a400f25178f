package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictsCommandTest {

    @TempDir Path folder;
    private CommandWorld world;

    @BeforeEach
    void conflict() throws IOException {
        world = CommandWorld.in(folder).job("mode", "sync").write("list.txt", "mine");
        world.simulator.otherClient().file(CommandWorld.REMOTE + "/list.txt", "theirs");
        world.pass(0);
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    @Test
    void a_conflict_shows_both_files_and_whose_version_each_holds() throws IOException {
        JsonNode conflict = world.run(0, "conflicts", "photos", "--json").json().get(0);
        assertThat(conflict.path("job").asText()).isEqualTo("photos");
        assertThat(conflict.path("path").asText()).isEqualTo("list.txt");
        assertThat(conflict.path("copy").asText()).startsWith("list (conflict ");
        assertThat(conflict.path("versions")).hasSize(2);
        for (JsonNode version : conflict.path("versions")) {
            String text = version.path("side").asText().equals("local") ? "mine" : "theirs";
            assertThat(world.read(version.path("path").asText())).isEqualTo(text);
            assertThat(version.path("bytes").asLong()).isEqualTo(text.length());
        }
        assertThat(world.run(0, "conflicts").out()).contains("photos: list.txt", "--dismiss");
    }

    @Test
    void it_stays_until_it_is_dismissed() throws IOException {
        world.pass(0);
        assertThat(world.run(0, "conflicts", "--json").json()).hasSize(1);
        assertThat(world.run(2, "conflicts", "photos", "--dismiss", "other").err())
                .contains("no conflict with other");
        world.run(0, "conflicts", "photos", "--dismiss", "list.txt");
        assertThat(world.run(0, "conflicts").out()).contains("no conflicts");
        assertThat(CommandWorld.texts(world.local)).hasSize(2);
        assertThat(world.run(2, "conflicts", "--dismiss", "list.txt").err())
                .contains("of which job");
    }

    @Test
    void it_closes_itself_when_one_of_its_files_is_gone() throws IOException {
        String copy = world.run(0, "conflicts", "--json").json().at("/0/copy").asText();
        Files.delete(world.local.resolve(copy));
        assertThat(world.run(0, "conflicts").out()).contains("no conflicts");
        assertThat(status()).isEqualTo(1);
        world.pass(0);
        assertThat(status()).isZero();
        assertThat(world.remoteTexts()).containsOnlyKeys("list.txt");
    }

    private long status() throws IOException {
        return world.run(0, "status", "--json").json().at("/jobs/photos/conflicts").asLong();
    }
}
