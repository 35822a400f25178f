package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A conflict stays on the list while both of its files are there, wherever they go (HC-103). */
class ConflictsThatMoveTest extends WorldTest {

    private World conflict(Modes mode) {
        World world = world(mode).agreed("d/a.x=1 k=0");
        world.local.write("d/a.x", "2");
        world.cloud.replace("d/a.x", "3");
        world.settle();
        assertThat(world.conflicts()).isEqualTo(1);
        return world;
    }

    private static void assertOpen(World world) {
        world.settle();
        assertThat(world.conflicts()).as(world.shown()).isEqualTo(1);
    }

    private static void assertSettled(World world) {
        world.settle();
        assertThat(world.conflicts()).as(world.shown()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "MIRROR", "PULL_MIRROR"})
    void its_folder_is_renamed_here(Modes mode) {
        World world = conflict(mode);
        world.local.move("d", "e");
        assertOpen(world);
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "MIRROR", "PULL_MIRROR"})
    void its_folder_is_renamed_on_115(Modes mode) {
        World world = conflict(mode);
        world.cloud.move("d", "e");
        assertOpen(world);
    }

    @InSync
    void its_folder_changes_places_with_another(Modes mode) {
        World world = conflict(mode);
        world.local.put("e/a.x=9");
        world.settle();
        world.local.swap("d", "e");
        assertOpen(world);
        world.local.delete("d/a.x");
        assertOpen(world);
        world.local.delete("e/a.x");
        assertSettled(world);
    }

    @InSync
    void one_of_its_files_gets_another_name(Modes mode) {
        World world = conflict(mode);
        world.local.move("d/a.x", "d/mine.x");
        assertOpen(world);
        world.cloud.move(world.local.find("d/a (conflict"), "theirs.x");
        assertOpen(world);
        world.local.delete("theirs.x");
        assertSettled(world);
    }

    @InSync
    void the_copy_takes_the_name_of_the_other(Modes mode) {
        World world = conflict(mode);
        String copy = world.local.find("d/a (conflict");
        world.local.delete("d/a.x").move(copy, "d/a.x");
        assertSettled(world);
        assertThat(world.local.tree()).isEqualTo("d/ d/a.x=3 k=0");
    }

    @InSync
    void its_folder_is_renamed_on_115_in_the_very_pass(Modes mode) {
        World world = world(mode).agreed("d/a.x=1 k=0");
        world.local.write("d/a.x", "2");
        world.cloud.replace("d/a.x", "3").move("d", "e");
        assertOpen(world);
        assertThat(world.local.tree()).isEqualTo("e/ e/a.x=2 e/a~remote.x=3 k=0");
    }

    @InSync
    void its_folder_takes_the_name_of_another_in_the_very_pass(Modes mode) {
        World world = world(mode).agreed("d/a.x=1 e/b.x=5 k=0");
        world.local.write("d/a.x", "2").move("e", "f").move("d", "e");
        world.cloud.replace("d/a.x", "3");
        assertOpen(world);
        world.local.delete("e/a.x");
        assertSettled(world);
    }

    /** The same file is in conflict a second time. */
    private World conflicts(Modes mode) {
        World world = conflict(mode);
        world.local.write("d/a.x", "4");
        world.cloud.replace("d/a.x", "5");
        world.settle();
        assertThat(world.conflicts()).isEqualTo(2);
        return world;
    }

    @InSync
    void the_copy_of_one_is_taken_away_and_that_of_the_other_waits_on(Modes mode) {
        World world = conflicts(mode);
        world.local.delete(world.local.find("d/a (conflict"));
        assertOpen(world);
        world.local.delete(world.local.find("d/a (conflict"));
        assertSettled(world);
    }

    @InSync
    void the_copy_of_one_takes_the_name_and_that_of_the_other_waits_on(Modes mode) {
        World world = conflicts(mode);
        String copy = world.local.find("d/a (conflict");
        world.local.delete("d/a.x").move(copy, "d/a.x");
        assertOpen(world);
        world.local.delete(world.local.find("d/a (conflict"));
        assertSettled(world);
    }
}
