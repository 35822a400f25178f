package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.traffic.Gate;

/** A pass with much to do, in a tree on which others work as well. */
class LongPassTest extends WorldTest {

    private static final int FILES = 24;

    @InEveryMode
    void hc_179_others_edit_and_move_while_a_long_plan_is_carried_out(Modes mode) {
        World world = world(mode).agreed("a.x=1 b.x=2 c.x=3 d/e.x=4 d/f.x=5 g/h.x=6 keep=0");
        if (mode.isPulling()) {
            whileFilesCome(world);
        } else {
            whileFilesGo(world);
        }
        world.settle();
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
        for (int i = 0; i < FILES; i++) {
            String file = "new/" + i + ".x=n" + i;
            assertThat(world.local.tree() + " " + world.cloud.tree()).contains(file);
            assertThat(world.cloud.tree()).contains(file);
        }
        assertThat(world.cloud.tree()).contains("c.x=3").contains("keep=0");
        if (mode == Modes.SYNC) {
            assertThat(world.local.tree()).contains("a2.x=1", "b.x=22", "moved/f.x=5", "late.x=l");
            assertThat(world.local.tree()).doesNotContain("h.x");
        }
    }

    /** Uploads are queued; between them others are at work on 115. */
    private static void whileFilesGo(World world) {
        for (int i = 0; i < FILES; i++) {
            world.local.write("new/" + i + ".x", "n" + i);
        }
        world.passWith(
                "oss-put",
                FILES / 2,
                Gate.Moment.BEFORE,
                () -> {
                    if (world.mode == Modes.SYNC) {
                        othersWorkOn115(world);
                    } else {
                        world.cloud.add("late.x", "l").move("new/0.x", "new/0 (moved).x");
                        world.cloud.move("new/0 (moved).x", "new/0.x");
                        world.local.write("b.x", "22").move("d/f.x", "moved/f.x");
                    }
                });
    }

    private static void whileFilesCome(World world) {
        for (int i = 0; i < FILES; i++) {
            world.cloud.add("new/" + i + ".x", "n" + i);
        }
        world.passWith("cdn", FILES / 2, Gate.Moment.BEFORE, () -> othersWorkOn115(world));
    }

    @Pulling
    void hc_219_a_download_that_is_complete_when_the_program_ends(Modes mode) {
        World world = world(mode).agreed("a.x=1 keep=0");
        world.cloud.replace("a.x", "2").add("b.x", "3");
        assertThat(world.passKilledBeforeStep("place-file")).isTrue();
        assertThat(world.local.tree()).isEqualTo("a.x=1 keep=0");
        assertThat(world.local.everything())
                .as("a whole copy lies there")
                .anyMatch(path -> path.startsWith(".caravan/tmp/"));
        world.settlesAs("a.x=2 b.x=3 keep=0");
        assertThat(world.local.contents()).as("the old version is in the trash").contains("1");
        assertThat(world.requests.bytesSent()).isZero();
    }

    private static void othersWorkOn115(World world) {
        world.cloud
                .move("a.x", "a2.x")
                .replace("b.x", "22")
                .move("d/f.x", "moved/f.x")
                .trash("g")
                .add("late.x", "l");
    }
}
