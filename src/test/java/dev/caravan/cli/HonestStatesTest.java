package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.Simulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pass ends with, what the status says of it and what a person is told. */
class HonestStatesTest {

    private CommandWorld world;

    @BeforeEach
    void configure(@TempDir Path folder) throws IOException {
        world = CommandWorld.in(folder);
        world.write("a.txt", "a").write("b.txt", "b").write("c.txt", "c");
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    @Test
    void hc_379_each_state_has_its_exit_code_and_only_what_is_in_step_is_healthy()
            throws IOException {
        world.job("mode", "mirror").job("guard", "{ at-least: 2, max-delete-percent: 25 }");
        ends(0, "ok");

        world.write("bad\"name?.txt", "x");
        ends(3, "partial");
        Files.delete(world.local.resolve("bad\"name?.txt"));

        Files.delete(world.local.resolve("a.txt"));
        Files.delete(world.local.resolve("b.txt"));
        ends(4, "held");
        world.run(0, "reject", "photos");
        ends(0, "ok");

        Path away = world.local.resolveSibling("away");
        Files.move(world.local, away);
        ends(7, "waiting");
        Files.move(away, world.local);
        ends(0, "ok");

        world.simulator.authorizations().revoke(Simulator.USER);
        world.pass(5);
        JsonNode status = world.run(0, "status", "--json").json();
        assertThat(status.at("/accounts/main/state").asText()).isEqualTo("login-required");
        assertThat(status.at("/jobs/photos/state").asText()).isEqualTo("waiting");
    }

    @Test
    void hc_379_a_conflict_that_is_kept_is_a_warning_and_no_failure() throws IOException {
        world.job("mode", "sync");
        ends(0, "ok");
        world.write("a.txt", "mine");
        world.simulator.otherClient().replace(CommandWorld.REMOTE + "/a.txt", "theirs");
        ends(0, "warnings");
    }

    @Test
    void hc_375_why_names_time_rule_proof_and_where_the_copy_is() throws IOException {
        world.job("mode", "sync");
        world.pass(0);
        world.simulator.otherClient().trash(CommandWorld.REMOTE + "/a.txt");
        world.pass(0);
        assertThat(world.local.resolve("a.txt")).doesNotExist();
        JsonNode event = world.run(0, "why", "photos", "a.txt", "--json").json().at("/events/0");
        assertThat(event.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(event.path("operation").asText()).isEqualTo("trash");
        assertThat(event.path("side").asText()).isEqualTo("local");
        assertThat(event.path("why").asText()).contains("115");
        String evidence = event.path("evidence").asText();
        assertThat(evidence).contains("in the local trash: .caravan/trash/").contains("listing");
        String place = evidence.replaceAll("(?s).*in the local trash: (\\S+\\.txt).*", "$1");
        assertThat(world.local.resolve(place)).hasContent("a");
        assertThat(world.run(0, "why", "photos", "a.txt").out()).contains(place);
    }

    @Test
    void hc_247_a_state_that_is_no_database_is_left_alone_and_nothing_is_asked()
            throws IOException {
        world.pass(0);
        Path database = world.state.resolve("caravan.db");
        byte[] whole = Files.readAllBytes(database);
        for (byte[] broken :
                new byte[][] {
                    "this is no database at all, is it?"
                            .repeat(300)
                            .getBytes(StandardCharsets.UTF_8),
                    java.util.Arrays.copyOf(whole, whole.length / 2)
                }) {
            Files.write(database, broken);
            world.simulator.log().reset();
            CommandWorld.Ended ended = world.run("run", "--once");
            assertThat(ended.exit()).isEqualTo(1);
            assertThat(ended.err()).contains("caravan.db").doesNotContain("Exception");
            assertThat(world.simulator.log().counts()).as("no token was used up").isEmpty();
            assertThat(Files.readAllBytes(database)).isEqualTo(broken);
        }
        Files.write(database, whole);
        world.pass(0);
    }

    private void ends(int exit, String state) throws IOException {
        world.pass(exit);
        JsonNode job = world.run(0, "status", "--json").json().at("/jobs/photos");
        assertThat(job.path("state").asText()).isEqualTo(state);
        assertThat(job.at("/lastPass/result").asText()).isEqualTo(state);
        assertThat(world.run(1, "health").err().contains("job photos: " + state))
                .as("told by health, which misses the daemon too")
                .isEqualTo(!state.equals("ok") && !state.equals("warnings"));
    }
}
