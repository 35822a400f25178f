package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.traffic.Gate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A folder that 115 does not move in one piece moves child by child, and the program may end in the
 * middle of that. {@code -Dsweep=all} tries every request instead of some.
 */
class LargeMoveSweepTest extends WorldTest {

    private static final int STRIDE = System.getProperty("sweep", "").equals("all") ? 1 : 23;

    private static String tree(String at) {
        return "keep=0 p0/k=0 p1/k=1 "
                + IntStream.range(0, 5)
                        .mapToObj(i -> at + "/big/a/" + i + ".x=a" + i)
                        .collect(Collectors.joining(" "))
                + " "
                + at
                + "/big/b/sub/ "
                + IntStream.range(0, 3)
                        .mapToObj(i -> at + "/big/" + i + ".x=" + i)
                        .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKUP", "MIRROR", "SYNC"})
    void a_folder_that_moves_here_to_where_115_has_a_new_one_becomes_one_with_it(Modes mode) {
        World world = world(mode).agreed("a/big/1.x=1 a/big/d/2.x=2 b/0.x=0").proved();
        world.cloud.put("b/big/theirs.x=theirs");
        world.local.move("a/big", "b/big").write("b/big/3.x", "3");
        world.settle();
        assertThat(world.cloud.tree())
                .contains("b/big/1.x=1", "b/big/d/2.x=2", "b/big/3.x=3", "b/big/theirs.x=theirs");
        if (mode == Modes.SYNC) {
            world.settlesAs(
                    "a/ b/0.x=0 b/big/1.x=1 b/big/3.x=3 b/big/d/2.x=2 b/big/theirs.x=theirs");
            assertThat(world.conflicts()).isZero();
        }
        assertThat(world.requests.transfers()).as("what is left to do").isZero();
    }

    @ParameterizedTest
    @CsvSource({"BACKUP,AFTER", "MIRROR,BEFORE", "MIRROR,AFTER", "SYNC,AFTER"})
    void hc_061_the_program_may_end_while_a_large_folder_goes_child_by_child(
            Modes mode, Gate.Moment moment) {
        World world = world(mode).agreed(tree("p0"));
        world.simulator.switches().set("jobs.max-items", "6");
        boolean struck = true;
        int turn = 0;
        for (int n = 1 + mode.ordinal(); struck; n += STRIDE) {
            String from = "p" + turn % 2;
            String to = "p" + ++turn % 2;
            world.local.move(from + "/big", to + "/big");
            world.requests.reset();
            struck = new Kill(world).at(n, moment);
            try {
                world.settle();
                assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
                assertThat(world.local.tree()).isEqualTo(TreeText.complete(tree(to)));
                if (mode == Modes.BACKUP) {
                    assertThat(world.cloud.tree().split(" "))
                            .contains(TreeText.complete(tree(to)).split(" "));
                } else {
                    assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(tree(to)));
                }
            } catch (AssertionError broken) {
                throw new AssertionError("killed at request " + n, broken);
            }
        }
    }
}
