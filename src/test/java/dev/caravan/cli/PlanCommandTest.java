package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.state.database.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

    @TempDir Path folder;
    private CommandWorld world;

    @BeforeEach
    void open() throws IOException {
        world = CommandWorld.in(folder).job("mode", "mirror");
        world.write("a.txt", "a").write("b/c.txt", "c").write("b/d.txt", "d");
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    @Test
    void the_first_of_all_plans_makes_nothing_not_even_the_folder_on_115() throws IOException {
        JsonNode plan = world.run(0, "plan", "photos", "--json").json();
        assertThat(plan.fieldNames())
                .toIterable()
                .startsWith("job", "id", "operations", "counts", "bytes", "apiCalls", "seconds");
        assertThat(plan.at("/operations/0").fieldNames())
                .toIterable()
                .containsExactly("kind", "side", "path", "from", "bytes", "held", "reason");
        assertThat(lines(plan))
                .containsExactly(
                        "mkdir remote b",
                        "upload remote a.txt",
                        "upload remote b/c.txt",
                        "upload remote b/d.txt");
        assertThat(plan.at("/bytes/upload").asLong()).isEqualTo(3);
        assertThat(plan.path("apiCalls").asLong()).isGreaterThanOrEqualTo(6);
        assertThat(world.writes()).isEmpty();
        assertThat(world.simulator.otherClient().tree()).isEmpty();
    }

    @Test
    void hc_371_a_dry_run_has_no_effect_and_says_what_the_next_pass_does() throws IOException {
        world.write("moved.txt", "moved").write("gone.txt", "gone").pass(0);
        Files.delete(world.local.resolve("gone.txt"));
        Files.move(world.local.resolve("moved.txt"), world.local.resolve("b/moved.txt"));
        world.write("a.txt", "edited").write("new.txt", "new");
        Map<String, String> state = StateDump.of(world.state);
        Map<String, String> local = CommandWorld.texts(world.local);
        Map<String, String> remote = world.remoteTexts();
        world.simulator.log().reset();

        JsonNode plan = world.run(0, "plan", "photos", "--json").json();

        assertThat(lines(plan))
                .containsExactly(
                        "move remote b/moved.txt from moved.txt",
                        "replace remote a.txt",
                        "upload remote new.txt",
                        "trash remote gone.txt");
        assertThat(plan.path("id").asText()).isEqualTo("none");
        assertThat(world.writes()).isEmpty();
        assertThat(StateDump.of(world.state)).isEqualTo(state);
        assertThat(CommandWorld.texts(world.local)).isEqualTo(local);
        assertThat(world.remoteTexts()).isEqualTo(remote);
        assertThat(world.run(0, "plan", "photos").out())
                .contains("trash    remote  gone.txt", "replace  remote  a.txt", "1 upload (3 B)")
                .doesNotContain("new.txt");

        world.pass(0);
        JsonNode pass = world.run(0, "history", "--json").json().get(0).path("pass");
        assertThat(pass.path("uploaded").asLong() + pass.path("rapid").asLong()).isEqualTo(2);
        assertThat(pass.path("moved").asLong()).isEqualTo(1);
        assertThat(pass.path("trashed").asLong()).isEqualTo(1);
        assertThat(world.run(0, "plan", "photos").out()).contains("photos: nothing to do");
    }

    @Test
    void what_would_be_held_is_marked_and_named() throws IOException {
        world.job("guard", "{ at-least: 1 }").pass(0);
        Files.delete(world.local.resolve("a.txt"));
        Files.delete(world.local.resolve("b/c.txt"));
        JsonNode plan = world.run(4, "plan", "photos", "--json").json();
        assertThat(plan.at("/operations/0/held").asBoolean()).isTrue();
        assertThat(plan.at("/operations/0/reason").asText()).startsWith("mass-delete: ");
        assertThat(plan.at("/counts/held").asLong()).isEqualTo(2);
        world.pass(4);
        assertThat(world.run(0, "approve", "photos", plan.path("id").asText(), "--now").out())
                .contains("photos: ok");
        assertThat(world.remoteTexts()).containsOnlyKeys("b/d.txt");
    }

    @Test
    void a_plan_waits_for_no_lock() throws IOException {
        world.pass(0);
        try (ProcessLock lock = ProcessLock.job(world.state, "photos")) {
            assertThat(world.run(0, "plan", "photos").out()).contains("nothing to do");
        }
    }

    @Test
    void a_dead_login_and_a_missing_root_have_their_exit_codes() throws IOException {
        world.pass(0);
        Files.move(world.local, folder.resolve("away"));
        world.run(7, "plan", "photos");
        world.run(2, "plan", "videos");
    }

    private static List<String> lines(JsonNode plan) {
        List<String> lines = new ArrayList<>();
        plan.path("operations")
                .forEach(
                        each ->
                                lines.add(
                                        each.path("kind").asText()
                                                + " "
                                                + each.path("side").asText()
                                                + " "
                                                + each.path("path").asText()
                                                + (each.path("from").isNull()
                                                        ? ""
                                                        : " from " + each.path("from").asText())));
        return lines;
    }
}
