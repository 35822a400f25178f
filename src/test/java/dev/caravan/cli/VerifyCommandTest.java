package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    @TempDir Path folder;
    private CommandWorld world;

    @BeforeEach
    void open() throws IOException {
        world = CommandWorld.in(folder);
        world.write("a.txt", "a").write("b/c.txt", "c").write("b/d.txt", "d").write("e/f", "f");
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    @Test
    void what_is_in_step_is_read_for_real_and_called_so() throws IOException {
        world.pass(0);
        world.simulator.log().reset();
        JsonNode report = world.run(0, "verify", "photos", "--json").json();
        assertThat(report.path("inStep").asBoolean()).isTrue();
        assertThat(report.path("files").asLong()).isEqualTo(4);
        assertThat(report.path("hashed").asLong()).isEqualTo(4);
        assertThat(report.path("differences")).isEmpty();
        assertThat(world.writes()).isEmpty();
        assertThat(
                        world.run(0, "verify", "photos", "--quick", "--json")
                                .json()
                                .path("hashed")
                                .asLong())
                .isZero();
    }

    @Test
    void every_kind_of_difference_is_told_for_each_side() throws IOException {
        world.pass(0);
        Files.delete(world.local.resolve("a.txt"));
        world.write("b/c.txt", "edited").write("new.txt", "new");
        Files.move(world.local.resolve("e/f"), world.local.resolve("e/g"));
        world.simulator.otherClient().trash(CommandWorld.REMOTE + "/b/d.txt");
        world.simulator.otherClient().replace(CommandWorld.REMOTE + "/e/f", "other");
        world.simulator.otherClient().file(CommandWorld.REMOTE + "/x/y.txt", "y");
        JsonNode report = world.run(3, "verify", "photos", "--json").json();
        assertThat(lines(report))
                .containsExactly(
                        "local missing a.txt",
                        "local changed b/c.txt",
                        "remote missing b/d.txt",
                        "local missing e/f",
                        "remote changed e/f",
                        "local extra e/g",
                        "local extra new.txt",
                        "remote extra x",
                        "remote extra x/y.txt");
        assertThat(report.at("/counts/local/missing").asLong()).isEqualTo(2);
        assertThat(world.run(3, "verify", "photos").out())
                .contains("local   changed     b/c.txt", "9 differences");
    }

    @Test
    void content_that_changed_without_a_trace_is_found_by_reading() throws IOException {
        world.pass(0);
        Path file = world.local.resolve("a.txt");
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "A");
        Files.setLastModifiedTime(file, time);
        assertThat(lines(world.run(3, "verify", "photos", "--json").json()))
                .containsExactly("local changed a.txt");
    }

    @Test
    void nothing_is_written_into_the_state_or_left_in_its_folder() throws IOException {
        world.pass(0);
        world.write("new.txt", "new");
        Map<String, String> before = StateDump.of(world.state);
        world.run(3, "verify", "photos");
        assertThat(StateDump.of(world.state)).isEqualTo(before);
        try (var files = Files.list(world.state)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("copy-"));
        }
    }

    @Test
    void a_job_that_never_ran_has_nothing_to_be_compared_with() throws IOException {
        assertThat(world.run(2, "verify", "photos").err()).contains("has never run");
        assertThat(world.run(2, "verify", "videos").err()).contains("there are: photos");
    }

    @Test
    void a_missing_root_waits() throws IOException {
        world.pass(0);
        Files.move(world.local, folder.resolve("away"));
        assertThat(world.run(7, "verify", "photos").err()).contains("does not exist", "mount");
    }

    private static List<String> lines(JsonNode report) {
        List<String> lines = new ArrayList<>();
        report.path("differences")
                .forEach(
                        each ->
                                lines.add(
                                        each.path("side").asText()
                                                + " "
                                                + each.path("what").asText()
                                                + " "
                                                + each.path("path").asText()));
        return lines;
    }
}
