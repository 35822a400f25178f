package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.traffic.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Chapters 10 and 11 of the hard cases: things change while a pass is at work on them. */
class MeanwhileTest extends WorldTest {

    @Pushing
    void hc_155_a_file_that_grows_while_it_is_sent(Modes mode) {
        World world = world(mode).agreed("keep=0");
        world.local.put("log=12");
        world.meanwhile("oss-put", () -> world.local.append("log", "345"));
        world.settlesAs("keep=0 log=12345");
    }

    @Pushing
    void hc_157_a_file_that_is_replaced_while_it_is_sent(Modes mode) {
        World world = world(mode).agreed("keep=0");
        world.local.put("a.x=v1");
        world.meanwhile("oss-put", () -> world.local.save("a.x", "v2 is longer"));
        world.settlesAs("a.x=v2_is_longer keep=0");
    }

    @Pushing
    void hc_158_a_file_that_is_deleted_while_it_is_sent(Modes mode) {
        World world = world(mode).agreed("keep=0");
        world.local.put("a.x=v1");
        world.meanwhile("oss-put", () -> world.local.delete("a.x"));
        world.settle();
        assertThat(world.local.tree()).isEqualTo("keep=0");
        assertThat(world.cloud.tree()).isIn("keep=0", "a.x=v1 keep=0");
    }

    @InSync
    void hc_161_169_a_local_edit_while_the_new_version_comes(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.cloud.replace("a.x", "22");
        world.meanwhile("cdn", () -> world.local.write("a.x", "333"));
        world.settlesAs("a.x=333 a~remote.x=22");
    }

    @OneWayDown
    void hc_161_169_a_local_edit_while_the_new_version_is_pulled(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.cloud.replace("a.x", "22");
        world.meanwhile("downurl", () -> world.local.write("a.x", "333"));
        world.settle();
        assertThat(world.local.tree()).contains("a.x=22");
        assertThat(world.local.contents()).contains("333");
    }

    @InSync
    void hc_163_the_folder_is_renamed_while_something_comes_into_it(Modes mode) {
        World world = world(mode).agreed("d/a.x=1");
        world.cloud.put("d/big.x=22");
        world.meanwhile("cdn", () -> world.local.move("d", "e"));
        world.settlesAs("e/a.x=1 e/big.x=22");
    }

    @InSync
    void hc_163_the_folder_is_deleted_while_something_comes_into_it(Modes mode) {
        World world = world(mode).agreed("d/a.x=1 keep=0");
        world.cloud.put("d/big.x=22");
        world.meanwhile("cdn", () -> world.local.delete("d"));
        world.settlesAs("d/big.x=22 keep=0");
    }

    @Pulling
    void hc_165_a_file_that_is_moved_on_115_while_it_comes(Modes mode) {
        World world = world(mode).agreed("x/k=0 y/k=1");
        world.cloud.put("x/a.x=22");
        world.meanwhile("cdn", () -> world.cloud.move("x/a.x", "y/a.x"));
        world.settlesAs("x/k=0 y/k=1 y/a.x=22");
    }

    @InSync
    void hc_171_an_edit_before_a_delete_is_carried_out(Modes mode) {
        World world = world(mode).agreed("a.x=1 keep=0");
        world.cloud.trash("a.x");
        world.passWith("info", 1, Gate.Moment.BEFORE, () -> world.local.write("a.x", "22"));
        world.settlesAs("a.x=22 keep=0");
    }

    @InSync
    void hc_171_an_edit_that_keeps_size_and_time_before_its_folder_goes(Modes mode)
            throws IOException {
        World world = world(mode).agreed("d/a.x=1 d/b.x=2 keep=0").proved();
        world.cloud.trash("d");
        Path file = world.local.path("d/a.x");
        FileTime time = Files.getLastModifiedTime(file);
        world.passWith(
                "info",
                2,
                Gate.Moment.BEFORE,
                () -> {
                    world.local.write("d/a.x", "9");
                    keepTime(file, time);
                });
        world.settlesAs("d/a.x=9 keep=0");
    }

    private static void keepTime(Path file, FileTime time) {
        try {
            Files.setLastModifiedTime(file, time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Pushing
    void hc_173_another_client_replaces_what_we_are_about_to_replace(Modes mode) {
        World world = world(mode).agreed("a.x=1");
        world.local.write("a.x", "22");
        world.meanwhile("init", () -> world.cloud.replace("a.x", "333"));
        world.settle();
        assertThat(world.cloud.contents()).contains("1", "22", "333");
        assertThat(world.cloud.tree()).contains("=22", "=333");
    }

    @InSync
    void hc_175_the_folder_is_renamed_on_115_before_an_upload_into_it(Modes mode) {
        World world = world(mode).agreed("d/a.x=1");
        world.local.put("d/new.x=22");
        world.meanwhile("init", () -> world.cloud.move("d", "e"));
        world.settlesAs("e/a.x=1 e/new.x=22");
    }

    @InSync
    void hc_177_a_folder_that_becomes_a_symlink_before_we_write_into_it(Modes mode)
            throws IOException {
        World world = world(mode).agreed("d/a.x=1 keep=0");
        java.nio.file.Path outside = Files.createDirectories(world.folder.resolve("outside"));
        Files.writeString(outside.resolve("a.x"), "theirs");
        world.cloud.replace("d/a.x", "22");
        world.sidesMayDiffer();
        world.meanwhile(
                "cdn",
                () -> {
                    world.local.move("d", "real");
                    try {
                        Files.createSymbolicLink(world.local.path("d"), outside);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
        assertThat(outside.resolve("a.x")).hasContent("theirs");
        assertThat(outside.toFile().list()).containsExactly("a.x");
        assertThat(world.cloud.contents()).contains("1", "22");
    }

    @Pushing
    void hc_181_rewritten_with_the_same_size_and_time(Modes mode) throws IOException {
        World world = world(mode).agreed("a.x=1");
        var path = world.local.path("a.x");
        var time = Files.getLastModifiedTime(path);
        world.local.write("a.x", "2");
        Files.setLastModifiedTime(path, time);
        world.settlesAs("a.x=2");
    }

    @Pushing
    void hc_183_a_time_in_the_future(Modes mode) throws IOException {
        World world = world(mode).agreed("a.x=1");
        world.local.write("a.x", "2");
        Files.setLastModifiedTime(
                world.local.path("a.x"),
                java.nio.file.attribute.FileTime.fromMillis(4_070_908_800_000L));
        world.settlesAs("a.x=2");
    }
}
