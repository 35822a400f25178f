package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassReport;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Chapter 13 of the hard cases on a real file system of its own: full, read-only, gone. Skipped
 * where mounting is not allowed.
 */
class DiskTest extends WorldTest {

    private static final String BIG = "x".repeat(300_000);
    private Optional<World> mounted = Optional.empty();

    private World onDisk(Modes mode, String size) {
        World world = world(mode);
        mounted = Optional.of(world);
        mount(world, size);
        return world;
    }

    private static void mount(World world, String size) {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", world.root().toString()),
                "mounting a file system is not allowed here");
    }

    /** Where a file system of a test stays reachable while it is not at its place. */
    private static Path aside(World world) {
        return world.folder.resolve("aside");
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Before the world is judged its disk would have to be healthy; it is judged here instead. */
    @AfterEach
    void unmount() {
        mounted.ifPresent(
                world -> {
                    world.stop();
                    run("umount", "-l", world.root().toString());
                    run("umount", "-l", aside(world).toString());
                });
    }

    @Override
    void judge() {
        if (mounted.isEmpty()) {
            super.judge();
        } else {
            unmount();
            close();
        }
    }

    private static void remount(World world, String option) {
        assertThat(run("mount", "-o", "remount," + option, world.root().toString())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "PULL", "PULL_MIRROR"})
    void hc_201_the_disk_is_full_while_files_come(Modes mode) {
        World world = onDisk(mode, "1m").agreed("a=1 keep=0");
        for (int i = 0; i < 8; i++) {
            world.cloud.add("big" + i, BIG + i);
        }
        PassReport report = world.pass();
        assertThat(report.result()).as(world.shown()).isEqualTo(PassResult.WAITING);
        assertThat(report.cause()).contains(Cause.DISK_FULL);
        assertThat(Arrays.stream(world.local.tree().split(" ")))
                .allMatch(
                        line ->
                                line.endsWith("=1")
                                        || line.endsWith("=0")
                                        || line.length() > 300_000);
        world.pass();
        assertThat(world.cloud.bin()).isEmpty();
        assertThat(world.cloud.tree()).contains("a=1", "big0=", "big7=");
        remount(world, "size=9m");
        world.settle();
        assertThat(world.local.tree()).isEqualTo(world.cloud.tree());
        world.check();
    }

    @Test
    void hc_201_edits_go_up_and_deletes_wait_while_the_disk_is_full() {
        World world = onDisk(Modes.SYNC, "1m").agreed("a=1 b=2 c=3");
        world.cloud.add("big", BIG.repeat(5));
        world.local.write("a", "11").delete("b");
        world.pass();
        world.pass();
        assertThat(world.cloud.tree()).contains("a=11", "c=3", "big=", "b=2");
        assertThat(world.local.tree()).isEqualTo("a=11 c=3");
        remount(world, "size=9m");
        world.settlesAs("a=11 big=" + BIG.repeat(5) + " c=3");
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "PULL_MIRROR"})
    void hc_203_there_is_no_room_for_the_trash(Modes mode) {
        World world = onDisk(mode, "1m").agreed("keep=0");
        world.cloud.add("big", BIG.repeat(3));
        world.settle();
        world.cloud.trash("big");
        world.settle();
        assertThat(world.local.contents())
                .as("it goes to trash by a rename")
                .contains(BIG.repeat(3));
        assertThat(world.local.tree()).isEqualTo("keep=0");
    }

    @ParameterizedTest
    @EnumSource
    void a_read_only_disk_changes_nothing_and_says_so(Modes mode) {
        World world = onDisk(mode, "4m").agreed("a=1 d/b=2 keep=0");
        world.cloud.put("n=3").replace("a", "11").trash("d");
        remount(world, "ro");
        PassReport report = world.pass();
        world.pass();
        assertThat(world.local.tree()).isEqualTo("a=1 d/ d/b=2 keep=0");
        if (mode.isPulling() || mode == Modes.SYNC) {
            assertThat(report.result())
                    .as(world.shown())
                    .isIn(PassResult.WAITING, PassResult.PARTIAL);
            assertThat(report.cause()).contains(Cause.READ_ONLY);
            assertThat(world.cloud.tree()).isEqualTo("a=11 keep=0 n=3");
        }
        remount(world, "rw");
        world.settle();
        world.check();
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void hc_193_an_unmounted_root_stops_everything(Modes mode) throws IOException {
        World world = onDisk(mode, "4m").agreed("a=1 d/b=2 keep=0");
        Path aside = Files.createDirectories(aside(world));
        assertThat(
                        run("mount", "--move", world.root().toString(), aside.toString())
                                || run(
                                        "mount",
                                        "--bind",
                                        world.root().toString(),
                                        aside.toString()))
                .isTrue();
        run("umount", "-l", world.root().toString());
        PassReport report = world.pass();
        assertThat(report.result()).isEqualTo(PassResult.WAITING);
        assertThat(report.cause().orElseThrow())
                .isIn(Cause.ROOT_MISSING, Cause.ROOT_EMPTY, Cause.ROOT_IDENTITY);
        assertThat(world.local.tree()).isEmpty();
        assertThat(world.cloud.tree()).isEqualTo("a=1 d/ d/b=2 keep=0");
        assertThat(world.cloud.bin()).isEmpty();
        world.stop();
        assertThat(run("mount", "--bind", aside.toString(), world.root().toString())).isTrue();
        world.settlesAs("a=1 d/b=2 keep=0");
    }

    @ParameterizedTest
    @EnumSource
    void hc_209_the_root_goes_away_in_the_middle_of_a_pass(Modes mode) throws IOException {
        World world = onDisk(mode, "4m").agreed("a=1 b=2 d/c=3 keep=0");
        Path aside = Files.createDirectories(aside(world));
        assertThat(run("mount", "--bind", world.root().toString(), aside.toString())).isTrue();
        world.local.delete("a").write("new", "4").write("b", "22");
        world.cloud.add("there", "5").trash("d");
        for (int nth : new int[] {1, 2, 4, 6, 8}) {
            Gate gate = world.simulator.gates().put("*", nth, Gate.Moment.BEFORE);
            world.passUntil(
                    gate,
                    () -> {
                        world.custody().during(() -> run("umount", "-l", world.root().toString()));
                        gate.release();
                    });
            world.heal();
            assertThat(world.local.tree()).as("nothing is written below").isEmpty();
            world.pass();
            world.stop();
            assertThat(run("mount", "--bind", aside.toString(), world.root().toString())).isTrue();
        }
        world.settle();
        assertThat(World.isWell(world.last())).as(world.shown()).isTrue();
        assertThat(world.cloud.contents()).contains("1", "2", "3", "5");
        world.check();
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "PULL", "PULL_MIRROR"})
    void hc_205_a_folder_that_nothing_can_be_written_into(Modes mode) {
        World world = world(mode).agreed("d1/a=1 d2/b=2");
        assumeTrue(
                run("chattr", "+i", world.local.path("d2").toString()),
                "this file system has no immutable folders");
        try {
            world.cloud.put("d1/n=3 d2/n=4").replace("d2/b", "22");
            PassReport report = world.pass();
            assertThat(report.result()).as(world.shown()).isEqualTo(PassResult.PARTIAL);
            assertThat(world.local.tree()).isEqualTo("d1/ d1/a=1 d1/n=3 d2/ d2/b=2");
        } finally {
            run("chattr", "-i", world.local.path("d2").toString());
        }
        world.settlesAs("d1/a=1 d1/n=3 d2/b=22 d2/n=4");
    }

    @ParameterizedTest
    @EnumSource
    void hc_151_a_disk_inside_the_root_that_is_not_mounted(Modes mode) {
        World world = world(mode);
        world.local.folder("m");
        assumeTrue(
                run(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=1m",
                        "none",
                        world.local.path("m").toString()),
                "mounting a file system is not allowed here");
        try {
            world.agreed("keep=0 m/a=1 m/d/b=2");
        } finally {
            world.stop();
            run("umount", "-l", world.local.path("m").toString());
        }
        world.pass();
        world.pass();
        assertThat(world.cloud.tree()).isEqualTo("keep=0 m/ m/a=1 m/d/ m/d/b=2");
        assertThat(world.local.tree()).isEqualTo("keep=0 m/");
        assertThat(world.cloud.bin()).isEmpty();
        world.sidesMayDiffer();
    }
}
