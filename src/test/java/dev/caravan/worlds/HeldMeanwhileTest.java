package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.state.HeldPlan;
import dev.caravan.state.HeldPlan.Decision;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.database.StateDatabase;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What happens to held files between the hold and the decision (HC-351, HC-353). */
class HeldMeanwhileTest extends WorldTest {

    private static final int HELD = 9;

    private static String files(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "d/" + i + ".x=" + i)
                .collect(Collectors.joining(" "));
    }

    /** A job of which most was deleted here, and waits. */
    private World held() {
        World world =
                world(Modes.SYNC)
                        .job("guard", "{ at-least: 5, max-delete-percent: 25 }")
                        .agreed(files(0, 12) + " k=0");
        for (int i = 0; i < HELD; i++) {
            world.local.delete("d/" + i + ".x");
        }
        assertThat(world.pass().result()).isEqualTo(PassResult.HELD);
        return world;
    }

    private static void decide(World world, Decision decision) {
        world.stop();
        try (StateDatabase state = StateDatabase.open(world.stateDir())) {
            JobId job = new JobStore(state).find(World.JOB).orElseThrow().id();
            HeldStore held = new HeldStore(state);
            String plan = held.find(job).map(HeldPlan::id).orElseThrow();
            assertThat(held.decide(job, plan, decision, "me", world.time.instant())).isTrue();
        }
    }

    @InSync
    void of_what_was_approved_only_what_is_unchanged_goes(Modes mode) {
        World world = held();
        decide(world, Decision.APPROVED);
        world.cloud.replace("d/0.x", "new").move("d/1.x", "d/other.x").put("d/n.x=n");
        world.settlesAs("d/0.x=new d/n.x=n d/other.x=1 " + files(9, 12) + " k=0");
    }

    @InSync
    void what_was_changed_on_115_while_it_was_held_comes_back(Modes mode) {
        World world = held();
        world.cloud.replace("d/0.x", "new");
        world.pass();
        decide(world, Decision.APPROVED);
        world.settlesAs("d/0.x=new " + files(9, 12) + " k=0");
    }

    @InSync
    void a_new_file_in_the_name_of_a_held_one_is_an_edit(Modes mode) {
        World world = held();
        world.local.write("d/0.x", "other");
        world.pass();
        decide(world, Decision.APPROVED);
        world.settlesAs("d/0.x=other " + files(9, 12) + " k=0");
    }

    @InSync
    void a_hold_follows_a_folder_that_gets_another_name(Modes mode) {
        World world = held();
        world.cloud.move("d", "e");
        assertThat(world.pass().result()).isEqualTo(PassResult.HELD);
        assertThat(world.cloud.bin()).isEmpty();
        decide(world, Decision.APPROVED);
        world.settlesAs((files(9, 12) + " k=0").replace("d/", "e/"));
    }

    @InSync
    void files_that_are_put_back_end_the_hold(Modes mode) {
        World world = held();
        world.local.put(files(0, HELD));
        world.settlesAs(files(0, 12) + " k=0");
        assertThat(world.last().result()).isEqualTo(PassResult.OK);
        assertThat(world.cloud.bin()).isEmpty();
    }

    @InSync
    void what_is_rejected_comes_back_as_it_is_now_and_may_be_held_again(Modes mode) {
        World world = held();
        world.cloud.replace("d/0.x", "new").trash("d/1.x").move("d/2.x", "d/two.x");
        decide(world, Decision.REJECTED);
        world.settlesAs("d/0.x=new d/two.x=2 " + files(3, 12) + " k=0");
        for (int i = 3; i < HELD; i++) {
            world.local.delete("d/" + i + ".x");
        }
        assertThat(world.pass().result()).isEqualTo(PassResult.HELD);
        assertThat(world.cloud.tree()).contains("d/3.x=3");
        world.local.put(files(3, HELD));
    }
}
