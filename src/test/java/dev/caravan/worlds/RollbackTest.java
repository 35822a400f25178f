package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.state.HeldPlan;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.database.StateDatabase;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A side goes back in time, as when somebody restores a backup over it (HC-189, DR-13). */
class RollbackTest extends WorldTest {

    private static final String GUARD =
            "{ at-least: 4, max-delete-percent: 25, max-overwrite-percent: 50 }";

    private static String files(String content) {
        return IntStream.range(0, 7)
                .mapToObj(i -> "d/f" + i + ".x=" + content + i)
                .collect(Collectors.joining(" "));
    }

    private static String before() {
        return files("old") + " k0=0 k1=1 k2=2";
    }

    private static String after() {
        return files("newer") + " k0=0 k1=1 k2=2 n/a=3 n/b=4";
    }

    /** Both sides have moved on since somebody made a backup. */
    private World movedOn(Modes mode) {
        World world = world(mode).job("guard", "{ max-overwrite-percent: 100 }").agreed(before());
        for (int i = 0; i < 7; i++) {
            edit(world, "d/f" + i + ".x", "newer" + i);
        }
        if (mode.isPulling()) {
            world.cloud.put("n/a=3 n/b=4");
        } else {
            world.local.put("n/a=3 n/b=4");
        }
        world.settlesAs(after());
        world.job("guard", GUARD);
        world.time.jump(Duration.ofHours(25));
        return world;
    }

    private static void edit(World world, String path, String content) {
        if (world.mode.isPulling()) {
            world.cloud.replace(path, content);
        } else {
            world.local.write(path, content);
        }
    }

    private static void writeHere(World world, String content) {
        for (int i = 0; i < 7; i++) {
            world.local.write("d/f" + i + ".x", content + i);
        }
    }

    private static World restoredHere(World world) {
        writeHere(world, "old");
        world.local.delete("n");
        return world;
    }

    private static World restoredOn115(World world) {
        for (int i = 0; i < 7; i++) {
            world.cloud.trash("d/f" + i + ".x");
        }
        world.cloud.put(files("old")).trash("n");
        return world;
    }

    private static World held(World world) {
        world.settle();
        assertThat(world.last().result()).as(world.shown()).isEqualTo(PassResult.HELD);
        assertThat(world.last().cause()).contains(Cause.ROLLBACK);
        return world;
    }

    private static void decide(World world, HeldPlan.Decision decision) {
        world.stop();
        try (StateDatabase state = StateDatabase.open(world.stateDir())) {
            JobId job = new JobStore(state).find(World.JOB).orElseThrow().id();
            HeldStore held = new HeldStore(state);
            assertThat(held.find(job).orElseThrow().cause()).isEqualTo(Cause.ROLLBACK);
            String plan = held.find(job).orElseThrow().id();
            assertThat(held.decide(job, plan, decision, "me", world.time.instant())).isTrue();
        }
        world.settle();
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKUP", "MIRROR"})
    void hc_189_a_backup_restored_here_is_held_and_taken_when_approved(Modes mode) {
        World world = held(restoredHere(movedOn(mode)));
        assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(after()));
        decide(world, HeldPlan.Decision.APPROVED);
        assertThat(world.local.tree()).contains("d/f0.x=old0", "d/f6.x=old6");
        assertThat(world.cloud.tree()).contains("d/f0.x=old0", "d/f6.x=old6");
        assertThat(world.cloud.contents()).contains("newer0", "newer6", "3", "4");
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR"})
    void hc_189_a_backup_restored_here_is_undone_when_rejected(Modes mode) {
        World world = held(restoredHere(movedOn(mode)));
        decide(world, HeldPlan.Decision.REJECTED);
        assertThat(world.cloud.tree()).isEqualTo(TreeText.complete(after()));
        assertThat(world.local.tree()).contains("d/f0.x=newer0", "d/f6.x=newer6");
        assertThat(world.local.contents()).contains("old0", "old6");
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "PULL_MIRROR"})
    void hc_189_an_older_115_is_held_and_taken_when_approved(Modes mode) {
        World world = held(restoredOn115(movedOn(mode)));
        assertThat(world.local.tree()).isEqualTo(TreeText.complete(after()));
        decide(world, HeldPlan.Decision.APPROVED);
        assertThat(world.local.tree()).contains("d/f0.x=old0", "d/f6.x=old6");
        assertThat(world.local.contents()).contains("newer0", "newer6", "3", "4");
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC"})
    void hc_189_an_older_115_gets_the_newer_state_back_when_rejected(Modes mode) {
        World world = held(restoredOn115(movedOn(mode)));
        decide(world, HeldPlan.Decision.REJECTED);
        assertThat(world.local.tree()).isEqualTo(TreeText.complete(after()));
        assertThat(world.cloud.tree()).contains("d/f0.x=newer0", "d/f6.x=newer6");
    }

    @ParameterizedTest
    @EnumSource(names = {"MIRROR"})
    void what_nobody_had_before_is_no_rollback(Modes mode) {
        World world = movedOn(mode);
        writeHere(world, "other");
        world.settle();
        assertThat(world.last().cause()).contains(Cause.MASS_CHANGE);
        decideAnyway(world);
    }

    private static void decideAnyway(World world) {
        world.job("guard", "{ max-overwrite-percent: 100 }").settle();
    }
}
