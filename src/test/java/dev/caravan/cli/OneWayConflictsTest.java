package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a one-way job found in the way and kept beside its own file stays listed. */
class OneWayConflictsTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"backup", "mirror", "pull", "pull-mirror"})
    void it_is_listed_until_it_is_dismissed(String mode) throws IOException {
        try (CommandWorld world = world(mode)) {
            world.pass(0);
            world.pass(0);
            JsonNode listed = world.run(0, "conflicts", "--json").json();
            assertThat(listed).hasSize(1);
            assertThat(listed.at("/0/path").asText()).isEqualTo("list.txt");
            assertThat(listed.at("/0/copy").asText()).startsWith("list (conflict ");
            world.run(0, "conflicts", "photos", "--dismiss", "list.txt");
            world.pass(0);
            assertThat(world.run(0, "conflicts").out()).contains("no conflicts");
        }
    }

    @Test
    void it_closes_itself_when_the_own_file_is_gone() throws IOException {
        try (CommandWorld world = world("mirror")) {
            world.pass(0);
            Files.delete(world.local.resolve("list.txt"));
            world.pass(0);
            assertThat(world.run(0, "conflicts").out()).contains("no conflicts");
            assertThat(world.remoteTexts()).containsValue("theirs");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "mirror"})
    void it_closes_itself_when_the_version_on_115_is_gone(String mode) throws IOException {
        try (CommandWorld world = world(mode)) {
            world.pass(0);
            world.pass(0);
            String copy = world.run(0, "conflicts", "--json").json().at("/0/copy").asText();
            assertThat(world.remoteTexts()).containsKey(copy);
            world.simulator.otherClient().trash(CommandWorld.REMOTE + "/" + copy);
            world.pass(0);
            assertThat(world.run(0, "conflicts").out()).contains("no conflicts");
            assertThat(world.remoteTexts()).containsEntry("list.txt", "mine");
        }
    }

    private CommandWorld world(String mode) throws IOException {
        CommandWorld world = CommandWorld.in(folder).job("mode", mode).write("list.txt", "mine");
        world.simulator.otherClient().file(CommandWorld.REMOTE + "/list.txt", "theirs");
        return world;
    }
}
