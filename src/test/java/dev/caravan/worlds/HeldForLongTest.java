package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.state.HeldPlan;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobStore;
import dev.caravan.state.JournalStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations are held, and meanwhile somebody tidies up the bin and the trash. */
class HeldForLongTest extends WorldTest {

    private static final int FILES = 12;

    @ParameterizedTest
    @EnumSource(names = {"MIRROR", "SYNC", "PULL_MIRROR"})
    void hc_357_an_emptied_bin_and_trash_change_nothing_for_what_is_held(Modes mode) {
        World world =
                world(mode)
                        .job("guard", "{ at-least: 3, max-delete-percent: 25 }")
                        .agreed(tree(0, FILES));
        for (int i = 0; i < FILES - 2; i++) {
            if (mode.isPulling()) {
                world.cloud.trash(i + ".x");
            } else {
                world.local.delete(i + ".x");
            }
        }
        world.settle();
        assertThat(world.last().result()).isEqualTo(PassResult.HELD);
        world.cloud.client().purgeBin();
        if (world.local.has(".caravan/trash")) {
            world.local.delete(".caravan/trash");
        }
        world.settle();
        assertThat(world.last().result()).isEqualTo(PassResult.HELD);
        reject(world);
        world.settle();
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
        assertThat(world.local.tree()).isEqualTo(TreeText.complete(tree(0, FILES)));
        assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(tree(0, FILES)));
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "PULL_MIRROR"})
    void hc_365_a_purge_for_room_spares_the_last_copy_and_tells_what_went(Modes mode) {
        World world =
                world(mode)
                        .job("trash", "{ keep: 30d, max-size: 1KB }")
                        .agreed("a.x=" + "a".repeat(700) + " b.x=" + "b".repeat(700) + " keep=0");
        world.cloud.trash("a.x");
        world.pass();
        world.time.jump(Duration.ofMinutes(1));
        world.cloud.add("c.x", "b".repeat(700));
        world.pass();
        world.cloud.trash("b.x");
        world.pass();
        world.cloud.client().purgeBin();
        assertThat(world.local.contents()).as("both in the trash").contains("a".repeat(700));
        world.time.jump(Duration.ofHours(1));
        world.pass();
        assertThat(world.local.contents()).contains("a".repeat(700), "b".repeat(700));
        assertThat(world.local.everything())
                .filteredOn(path -> path.startsWith(".caravan/trash/") && path.endsWith(".x"))
                .as("what c.x has as well went")
                .hasSize(1);
        assertThat(purges(world)).containsExactly("b.x");
    }

    private static List<String> purges(World world) {
        world.stop();
        try (StateDatabase state = StateDatabase.open(world.stateDir())) {
            JobId job = new JobStore(state).find(World.JOB).orElseThrow().id();
            return Stream.of("a.x", "b.x", "c.x")
                    .filter(
                            path ->
                                    new JournalStore(state)
                                            .about(job, RelativePath.parse(path), 100).stream()
                                                    .anyMatch(
                                                            entry ->
                                                                    entry.operation()
                                                                            .equals("purge")))
                    .toList();
        }
    }

    private static String tree(int from, int to) {
        StringBuilder tree = new StringBuilder();
        for (int i = from; i < to; i++) {
            tree.append(i).append(".x=").append(i).append(' ');
        }
        return tree.toString();
    }

    private static void reject(World world) {
        world.stop();
        try (StateDatabase state = StateDatabase.open(world.stateDir())) {
            JobId job = new JobStore(state).find(World.JOB).orElseThrow().id();
            HeldStore held = new HeldStore(state);
            String plan = held.find(job).map(HeldPlan::id).orElseThrow();
            assertThat(
                            held.decide(
                                    job,
                                    plan,
                                    HeldPlan.Decision.REJECTED,
                                    "me",
                                    world.time.instant()))
                    .isTrue();
        }
    }
}
