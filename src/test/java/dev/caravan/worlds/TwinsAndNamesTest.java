package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassReport;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chapters 7 to 9 of the hard cases: several files of one name, odd names, special files. */
class TwinsAndNamesTest extends WorldTest {

    @InSync
    void hc_107_two_equal_files_of_one_name_are_stable(Modes mode) {
        World world = world(mode).agreed("");
        world.cloud.put("a=1").put("a=1");
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo("a=1 a=1");
        assertThat(world.local.tree()).contains("a=1");
    }

    @Pushing
    void hc_109_an_edit_replaces_its_own_id_and_leaves_the_twin(Modes mode) {
        World world = world(mode).agreed("a=1");
        world.cloud.put("a=9");
        world.settle();
        world.local.write("a", "2");
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo("a=2 a=9");
        assertThat(world.cloud.contents()).contains("9");
    }

    @Pushing
    void hc_111_the_order_of_twins_does_not_matter(Modes mode) {
        World world = world(mode).agreed("b=0");
        world.cloud.put("a=1").put("a=2");
        world.settle();
        String here = world.local.tree();
        world.simulator.switches().set("listing.tie-order", "shuffled");
        world.settle();
        assertThat(world.local.tree()).isEqualTo(here);
        assertThat(world.cloud.tree()).isEqualTo("a=1 a=2 b=0");
    }

    @InSync
    void hc_113_a_folder_restored_beside_its_successor(Modes mode) {
        World world = world(mode).agreed("d/a=1");
        world.cloud.trash("d");
        world.settle();
        world.cloud.put("d/b=2");
        world.settle();
        world.cloud.restore("d");
        world.settle();
        assertThat(world.local.contents()).contains("1", "2");
        assertThat(world.cloud.contents()).contains("1", "2");
    }

    @InSync
    void hc_113_two_folders_of_one_name_are_both_reachable(Modes mode) {
        World world = world(mode).agreed("d/a=1");
        world.cloud.twinFolder("", "d");
        world.settle();
        world.local.put("d/b=2");
        world.settle();
        assertThat(world.cloud.contents()).contains("1", "2");
    }

    @Pushing
    void hc_115_our_own_retry_makes_no_twin(Modes mode) {
        World world = world(mode).agreed("");
        world.local.put("a.x=12345");
        world.fault("{'endpoint':'oss-put','times':1,'action':'drop-after'}");
        world.settlesAs("a.x=12345");
    }

    @ParameterizedTest
    @CsvSource({"BACKUP,1000", "PULL,100"})
    void hc_117_a_thousand_files_of_one_name(Modes mode, int copies) {
        World world = world(mode).agreed("keep=0");
        for (int i = 0; i < copies; i++) {
            world.cloud.add("a.x", "copy" + i);
        }
        world.sidesMayDiffer();
        world.requests.reset();
        PassReport report = world.pass();
        assertThat(world.requests.count("files")).as("in few requests").isLessThan(12);
        assertThat(world.requests.writes()).isEmpty();
        if (mode == Modes.PULL) {
            assertThat(report.result()).isEqualTo(PassResult.WARNINGS);
            assertThat(report.cause()).contains(Cause.DUPLICATE_NAME);
            assertThat(report.message()).endsWith("; and 98 more");
            assertThat(world.local.tree().split(" ")).hasSize(copies + 1);
            assertThat(world.requests.count("downurl")).isEqualTo(copies);
        }
        world.settle();
        assertThat(world.requests.count("info")).as("and not one by one").isLessThan(10);
    }

    @InSync
    void hc_119_two_unicode_forms_on_115_are_two_files_here(Modes mode) {
        World world = world(mode).agreed("");
        world.cloud.put("\u00e9.txt=1").put("e\u0301.txt=2");
        world.settlesAs("\u00e9.txt=1 e\u0301.txt=2");
    }

    @Pushing
    void hc_121_blanks_and_dots_at_the_end_of_names(Modes mode) {
        World world = world(mode).agreed("ok=0");
        world.local.write("a.", "1").write("b ", "2").write(" c", "3").write("d. ", "4");
        world.settle();
        String there = world.cloud.tree();
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo(there);
        assertThat(world.local.tree()).isEqualTo("_c=3 a.=1 b_=2 d._=4 ok=0");
    }

    @Pulling
    void hc_123_slashes_in_names_of_115(Modes mode) throws IOException {
        World world = world(mode).agreed("ok=0");
        world.cloud.addNamed("a/b.txt", "1").addNamed("..", "2");
        world.sidesMayDiffer();
        world.settle();
        assertThat(Files.list(world.root().getParent()).map(Path::getFileName).map(Path::toString))
                .doesNotContain("b.txt");
        assertThat(world.local.tree()).contains("ok=0");
    }

    @Pushing
    void hc_125_names_that_windows_reserves(Modes mode) {
        World world = world(mode).agreed("");
        world.local.put("CON.txt=1 nul=2 aux.c=3");
        world.settlesAs("CON.txt=1 nul=2 aux.c=3");
    }

    @Pulling
    void hc_127_a_name_of_115_that_is_too_long_for_here(Modes mode) {
        String name = "长".repeat(200) + ".txt";
        World world = world(mode).agreed("ok=0");
        world.cloud.put(name + "=1");
        world.settle();
        assertThat(world.local.contents()).contains("1");
        assertThat(world.cloud.tree()).isEqualTo("ok=0 " + name + "=1");
        world.cloud.move(name, "short.txt");
        world.settlesAs("ok=0 short.txt=1");
    }

    @Pushing
    void hc_129_control_characters(Modes mode) {
        World world = world(mode).agreed("ok=0");
        world.local.write("a\nb", "1").write("a\tb", "2").write("\u0001", "3");
        world.settle();
        assertThat(world.local.contents()).contains("1", "2", "3");
    }

    @Pushing
    void hc_133_files_of_the_user_that_look_like_ours(Modes mode) {
        World world = world(mode).agreed("ok=0");
        world.local
                .write("x (conflict local 2026-01-01 000000).txt", "1")
                .write("sub/.caravan/y", "3");
        world.settle();
        assertThat(world.cloud.contents()).contains("1", "3");
        assertThat(world.local.contents()).contains("1", "3");
    }

    @Pushing
    void hc_139_141_symlinks_are_not_followed(Modes mode) throws IOException {
        World world = world(mode).agreed("a=1");
        Files.createSymbolicLink(world.local.path("in"), Path.of("a"));
        Files.createSymbolicLink(world.local.path("out"), Path.of("/etc/hostname"));
        Files.createSymbolicLink(world.local.path("dangling"), Path.of("nothere"));
        world.settle();
        assertThat(world.cloud.tree()).isEqualTo("a=1");
        assertThat(World.isWell(world.last())).isTrue();
    }

    @Pushing
    void hc_097_a_file_replaced_by_a_symlink(Modes mode) throws IOException {
        World world = world(mode).agreed("a.x=1");
        String id = world.cloud.id("a.x");
        world.local.move("a.x", "real.x");
        Files.createSymbolicLink(world.local.path("a.x"), Path.of("real.x"));
        world.settle();
        assertThat(world.cloud.tree()).contains("real.x=1");
        assertThat(world.cloud.client().find("id:" + id)).isPresent();
    }

    @Pushing
    void hc_143_hard_links_are_two_files(Modes mode) throws IOException {
        World world = world(mode).agreed("a=1");
        Files.createLink(world.local.path("b"), world.local.path("a"));
        world.settlesAs("a=1 b=1");
        world.local.write("b", "2");
        world.settlesAs("a=2 b=2");
    }

    @Pulling
    void hc_143_a_download_does_not_change_the_other_link(Modes mode) throws IOException {
        World world = world(mode).agreed("a=1");
        Path other = world.folder.resolve("other");
        Files.createLink(other, world.local.path("a"));
        world.cloud.replace("a", "2");
        world.settlesAs("a=2");
        assertThat(other).hasContent("1");
    }

    @Pushing
    void hc_153_other_permissions_are_no_change(Modes mode) throws IOException {
        World world = world(mode).agreed("a=1");
        Files.setAttribute(world.local.path("a"), "unix:mode", 0100600);
        world.pass();
        assertThat(world.requests.writes()).isEmpty();
        world.settlesAs("a=1");
    }

    @InSync
    void a_name_that_only_seems_free_is_left_to_what_stands_there(Modes mode) throws IOException {
        World world = world(mode).agreed("keep=0");
        world.cloud.add("a.x", "1").add("a.x", "2");
        world.settle();
        Path named = world.local.path("a.x");
        Files.delete(named);
        Files.createSymbolicLink(named, Path.of("/nowhere"));
        world.sidesMayDiffer();
        for (int i = 0; i < 3; i++) {
            world.pass();
            assertThat(world.cloud.tree()).isEqualTo("a.x=1 a.x=2 keep=0");
            assertThat(world.local.tree()).contains("a.x=?", "115-dup").contains("keep=0");
        }
        assertThat(world.requests.writes()).isEmpty();
    }
}
