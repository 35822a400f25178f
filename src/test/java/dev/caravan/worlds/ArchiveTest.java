package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.traffic.Gate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Mode archive: the source goes when its copy was verified and the delay has passed (HC-363). */
class ArchiveTest extends WorldTest {

    private static final Duration DELAY = Duration.ofDays(8);

    private World archived(String tree) {
        World world = world(Modes.ARCHIVE).agreed(tree).proved();
        world.time.jump(DELAY);
        world.sidesMayDiffer();
        return world;
    }

    @Test
    void hc_363_the_source_goes_to_trash_after_the_delay() {
        World world = archived("a.x=1 d/b.x=2");
        world.settle();
        assertThat(world.local.tree()).isEmpty();
        assertThat(world.local.contents()).contains("1", "2");
        assertThat(world.cloud.tree()).isEqualTo("a.x=1 d/ d/b.x=2");
    }

    @Test
    void hc_233_folders_go_although_the_program_died_when_they_were_just_emptied() {
        World world = archived("a.x=1 d/e/b.x=2");
        assertThat(world.passKilledBeforeStep("remove-emptied-folders")).isTrue();
        assertThat(world.local.tree()).isEqualTo("d/ d/e/");
        world.settle();
        assertThat(world.local.tree()).isEmpty();
        assertThat(world.cloud.tree()).isEqualTo("a.x=1 d/ d/e/ d/e/b.x=2");
    }

    @Test
    void hc_363_a_source_that_was_edited_stays() {
        World world = archived("a.x=1 b.x=2");
        world.local.write("a.x", "3");
        world.settle();
        assertThat(world.local.tree()).isEqualTo("a.x=3");
        assertThat(world.cloud.tree()).isEqualTo("a.x=3 b.x=2");
    }

    @Test
    void hc_363_a_source_whose_copy_is_gone_stays() {
        World world = archived("a.x=1 b.x=2");
        world.cloud.trash("a.x");
        world.pass();
        assertThat(world.local.tree()).isEqualTo("a.x=1");
    }

    @Test
    void hc_363_a_source_whose_copy_was_replaced_stays() {
        World world = archived("a.x=1 b.x=2");
        world.cloud.replace("a.x", "9");
        world.pass();
        assertThat(world.local.tree()).isEqualTo("a.x=1");
    }

    @Test
    void hc_363_a_source_that_is_edited_at_the_last_moment_stays() {
        World world = archived("a.x=1");
        world.passWith("info", 1, Gate.Moment.AFTER, () -> world.local.write("a.x", "new"));
        assertThat(world.local.tree()).isEqualTo("a.x=new");
    }

    @Test
    void another_file_may_take_the_place_of_an_archived_one() {
        World world = archived("a.x=1");
        world.settle();
        world.local.put("c.x=33 e=0");
        world.settle();
        world.local.move("c.x", "a.x");
        world.settle();
        assertThat(world.local.tree()).isEqualTo("a.x=33 e=0");
        assertThat(world.cloud.contents()).contains("1", "33");
    }
}
