package dev.caravan.local.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.caravan.local.disk.RealDisk;
import dev.caravan.look.LocalChanges;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Presence;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLookTest {

    private LookFixture at;

    @BeforeEach
    void inAFolder(@TempDir Path root) throws IOException {
        at = new LookFixture(root);
    }

    @Test
    void everything_is_fresh_to_an_empty_base_parents_first_and_in_order() throws Exception {
        at.file("b/z");
        at.file("b/c/d");
        at.file("a");
        assertThat(at.told())
                .containsExactly("fresh a", "fresh b/", "fresh b/z", "fresh b/c/", "fresh b/c/d");
    }

    @Test
    void an_unchanged_tree_tells_nothing_but_how_much_there_is() throws Exception {
        at.file("文档/甲.txt", "12345");
        at.file("b\nc", "123");
        at.folder("empty");
        at.sync();
        LocalChanges changes = at.changes();
        assertThat(Told.by(changes, at.base)).isEmpty();
        assertThat(changes.files()).isEqualTo(2);
        assertThat(changes.bytes()).isEqualTo(8);
    }

    @Test
    void a_changed_file_is_touched_whatever_its_size_says() throws Exception {
        Path file = at.file("a", "old");
        at.sync();
        FileTime before = Files.getLastModifiedTime(file);
        Files.writeString(file, "new");
        Files.setLastModifiedTime(file, before);
        assertThat(at.told()).containsExactly("touched a");
    }

    @Test
    void a_renamed_file_is_vanished_there_and_fresh_here() throws Exception {
        at.file("a");
        at.sync();
        at.move("a", "b");
        assertThat(at.told()).containsExactly("fresh b", "vanished a");
    }

    @Test
    void hc_021_a_renamed_folder_is_one_move_and_its_files_are_not_mentioned() throws Exception {
        for (int i = 0; i < 200; i++) {
            at.file("photos/2020/" + i);
        }
        at.sync();
        at.move("photos", "pictures");
        assertThat(at.told()).containsExactly("moved photos to pictures");
    }

    @Test
    void hc_023_a_sibling_with_the_same_prefix_stays_what_it_is() throws Exception {
        at.file("photos/a");
        at.file("photos-backup/a");
        at.sync();
        at.move("photos", "pictures");
        assertThat(at.told()).containsExactly("moved photos to pictures");
    }

    @Test
    void a_folder_that_moved_out_of_a_removed_one_is_not_vanished() throws Exception {
        at.file("old/keep/a");
        at.file("old/b");
        at.sync();
        at.move("old/keep", "kept");
        at.remove("old");
        assertThat(at.told())
                .containsExactly("moved old/keep to kept", "vanished old", "vanished old/b");
    }

    @Test
    void a_folder_moved_into_a_renamed_one_keeps_its_children() throws Exception {
        at.file("a/1");
        at.file("b/2");
        at.sync();
        at.move("a", "c");
        at.move("b", "c/d");
        assertThat(at.told()).containsExactlyInAnyOrder("moved a to c", "moved b to c/d");
    }

    @Test
    void hc_045_a_child_that_became_its_parents_parent_is_two_moves() throws Exception {
        at.file("a/x");
        at.file("a/b/y");
        at.sync();
        at.move("a/b", "b");
        at.move("a", "b/a");
        assertThat(at.told()).containsExactlyInAnyOrder("moved a/b to b", "moved a to b/a");
    }

    @Test
    void two_folders_that_changed_places_are_two_moves() throws Exception {
        at.file("a/1");
        at.file("b/2");
        at.sync();
        at.move("a", "t");
        at.move("b", "a");
        at.move("t", "b");
        assertThat(at.told()).containsExactly("moved a to b", "moved b to a");
    }

    @Test
    void a_new_folder_in_the_place_of_a_renamed_one_is_fresh_whichever_comes_first()
            throws Exception {
        at.file("m/1");
        at.sync();
        for (String name : new String[] {"a", "z"}) {
            at.move("m", name);
            at.file("m/new");
            assertThat(at.told()).containsExactly("fresh m/", "fresh m/new", "moved m to " + name);
            at.remove("m");
            at.move(name, "m");
        }
    }

    @Test
    void a_folder_made_anew_in_its_place_is_the_same_node() throws Exception {
        at.file("m/1", "1");
        at.sync();
        at.move("m", "t");
        at.file("m/1", "1");
        at.remove("t");
        assertThat(at.told()).containsExactly("touched m/1", "restamped m");
    }

    @Test
    void a_copy_of_a_folder_is_fresh() throws Exception {
        at.file("m/1");
        at.sync();
        at.file("n/1");
        assertThat(at.told()).containsExactly("fresh n/", "fresh n/1");
    }

    @Test
    void a_new_folder_that_got_the_inode_of_a_removed_one_is_not_that_one() throws Exception {
        at.file("m/1");
        at.file("n/2");
        at.sync();
        at.remove("m");
        at.file("p/3");
        FileKey reused = new RealDisk().status(at.root.resolve("p")).stamp().key();
        at.base.stamp("m", new Stamp(0, 1, 1, reused));
        assertThat(at.told())
                .containsExactly("fresh p/", "fresh p/3", "vanished m", "vanished m/1");
    }

    @Test
    void a_file_in_the_place_of_a_folder_and_the_other_way_round_are_new() throws Exception {
        at.file("a");
        at.file("b/c");
        at.sync();
        at.remove("a");
        at.remove("b");
        at.file("a/d");
        at.file("b");
        assertThat(at.told())
                .containsExactly(
                        "fresh b",
                        "fresh a/",
                        "fresh a/d",
                        "vanished a",
                        "vanished b",
                        "vanished b/c");
    }

    @Test
    void what_lives_on_115_alone_is_not_missed_and_is_touched_when_it_is_back() throws Exception {
        at.file("a");
        at.file("b");
        at.file("d/c");
        at.sync();
        at.base.presence("a", Presence.REMOTE_ONLY);
        at.base.presence("d/c", Presence.REMOTE_ONLY);
        at.base.presence("d", Presence.REMOTE_ONLY);
        at.remove("d");
        assertThat(at.told()).containsExactly("touched a");
        at.remove("a");
        assertThat(at.told()).isEmpty();
    }

    @Test
    void what_lives_here_alone_is_missed_when_it_is_gone() throws Exception {
        at.file("a");
        at.sync();
        at.base.presence("a", Presence.LOCAL_ONLY);
        at.remove("a");
        assertThat(at.told()).containsExactly("vanished a");
    }

    @Test
    void hc_185_a_file_of_the_same_tick_as_the_look_is_read_again() throws Exception {
        Path file = at.file("a");
        at.sync();
        long changed = new RealDisk().status(file).stamp().changedNs();
        at.now = Instant.ofEpochSecond(0, changed + 5_000_000);
        assertThat(at.told()).containsExactly("touched a");
        at.now = at.now.plusSeconds(3);
        assertThat(at.told()).isEmpty();
    }

    @Test
    void numbers_of_devices_that_changed_cost_no_reading() throws Exception {
        at.file("a");
        at.file("d/b");
        at.sync();
        at.disk.devices.put(at.root, 4711L);
        assertThat(at.told()).containsExactly("restamped a", "restamped d", "restamped d/b");
    }

    @Test
    void hc_151_a_folder_whose_file_system_went_away_is_not_judged() throws Exception {
        at.file("m/1");
        at.file("m/d/2");
        at.disk.devices.put(at.root.resolve("m"), 4711L);
        at.sync();
        at.disk.devices.clear();
        at.remove("m");
        at.folder("m");
        assertThat(at.told()).containsExactly("unknown m", "OTHER_DEVICE m node m");
        at.file("m/new");
        assertThat(at.told()).containsExactly("unknown m", "OTHER_DEVICE m node m");
    }

    @Test
    void a_file_system_that_appeared_over_a_folder_is_not_judged() throws Exception {
        at.file("m/1");
        at.sync();
        at.remove("m");
        at.file("m/other");
        at.disk.devices.put(at.root.resolve("m"), 4711L);
        assertThat(at.told()).containsExactly("unknown m", "OTHER_DEVICE m node m");
    }

    @Test
    void two_looks_at_the_same_tree_are_equal() throws Exception {
        for (int i = 0; i < 50; i++) {
            at.file("d" + i % 7 + "/e" + i % 3 + "/" + i);
        }
        assertThat(at.changes()).isEqualTo(at.changes());
    }

    @Test
    void fresh_nodes_are_numbered_down_from_minus_one() throws Exception {
        at.file("a");
        at.folder("b");
        assertThat(at.changes().fresh())
                .extracting(fresh -> fresh.id(), fresh -> fresh.kind())
                .containsExactly(
                        tuple(new NodeId(-1), NodeKind.FILE),
                        tuple(new NodeId(-2), NodeKind.FOLDER));
    }

    @Test
    void hc_211_caravans_own_folder_with_the_trash_is_not_seen_but_a_folder_of_that_name_below_is()
            throws Exception {
        at.file(".caravan/trash/x");
        at.file("d/.caravan/y");
        assertThat(at.told())
                .containsExactly("fresh d/", "fresh d/.caravan/", "fresh d/.caravan/y");
    }

    @Test
    void hc_133_names_like_our_temporary_files_are_left_alone() throws Exception {
        at.file("d/.caravan-tmp-1");
        at.file("x (conflict 2026-01-01).txt");
        assertThat(at.told())
                .containsExactly(
                        "fresh x (conflict 2026-01-01).txt",
                        "fresh d/",
                        "FILTERED d/.caravan-tmp-1");
    }
}
