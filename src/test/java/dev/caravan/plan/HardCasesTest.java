package dev.caravan.plan;

import static dev.caravan.plan.Trees.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.plan.guard.GuardInput;
import dev.caravan.plan.guard.GuardLimits;
import dev.caravan.plan.operation.BaseEdit;
import dev.caravan.plan.operation.Note;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.request.Mode;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The hard cases that the planner alone decides; the numbers are those of the catalogue. */
class HardCasesTest {

    private static final String AT = "2026-11-22 024107";

    private static String steps(Pass pass) {
        return PlanText.of(pass.plan());
    }

    private static String sync(String base, String local, String remote) {
        return steps(world(Mode.SYNC, base, local, remote));
    }

    private static String backup(String base, String local, String remote) {
        return steps(world(Mode.BACKUP, base, local, remote));
    }

    /** Runs until nothing is left and tells what both sides look like. */
    private static String settled(Pass pass) {
        for (int i = 0; i < 4 && !(pass.plan().isEmpty() && pass.plan().edits().isEmpty()); i++) {
            pass.run();
        }
        assertThat(pass.plan().isEmpty()).isTrue();
        return pass.local.toString().equals(pass.remote.toString())
                ? pass.local.toString()
                : pass.local + " | " + pass.remote;
    }

    @Test
    void hc_001_a_new_file_is_uploaded_once() {
        Pass pass = world(Mode.SYNC, "", "a.txt=1", "");
        assertThat(PlanText.of(pass.run())).isEqualTo("upload a.txt");
        assertThat(steps(pass)).isEmpty();
    }

    @Test
    void hc_003_a_local_edit_replaces_the_old_item_by_id() {
        Pass pass = world(Mode.SYNC, "a.txt=1", "a.txt=2", "a.txt=1");
        assertThat(PlanText.of(pass.run())).isEqualTo("replace remote a.txt");
        assertThat(pass.remote.toString()).isEqualTo("a.txt=2");
        assertThat(pass.remote.trash).containsExactly("1");
    }

    @Test
    void hc_005_a_local_delete_goes_to_the_bin() {
        assertThat(sync("a.txt=1 b.txt=1", "b.txt=1", "a.txt=1 b.txt=1"))
                .isEqualTo("trash remote a.txt");
    }

    @Test
    void hc_007_empty_folders_travel_both_ways() {
        Pass pass = world(Mode.SYNC, "", "e1/e2/", "f1/");
        assertThat(PlanText.of(pass.run()))
                .isEqualTo("mkdir local f1/, mkdir remote e1/, mkdir remote e1/e2/");
        pass.local.remove(pass.local.at("e1/e2").orElseThrow());
        assertThat(steps(pass)).isEqualTo("trash remote e1/e2/");
    }

    @Test
    void hc_009_nothing_changed_costs_nothing() {
        Plan plan = world(Mode.SYNC, "a=1 d/b=2", "a=1 d/b=2", "a=1 d/b=2").plan();
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.edits()).isEmpty();
    }

    @Test
    void hc_011_a_first_pass_over_two_trees_is_a_union() {
        assertThat(settled(world(Mode.SYNC, "", "a=1 b=1 onlyL=3", "a=1 b=2 onlyR=4")))
                .isEqualTo("a=1 b (conflict remote " + AT + ")=2 b=1 onlyL=3 onlyR=4");
    }

    @Test
    void hc_013_changed_and_changed_back_is_only_a_new_stamp() {
        Pass pass = world(Mode.SYNC, "a=1", "a=1", "a=1");
        pass.local.edit(pass.local.at("a").orElseThrow(), "1");
        assertThat(steps(pass)).isEmpty();
        assertThat(PlanText.edits(pass.plan())).isEqualTo("restamp #1");
    }

    @Test
    void hc_017_a_renamed_file_is_one_move_on_115() {
        assertThat(backup("a.txt=1", "b.txt=1<a.txt", "a.txt=1"))
                .isEqualTo("move remote a.txt -> b.txt");
    }

    @Test
    void hc_019_a_file_renamed_on_115_is_renamed_here() {
        assertThat(sync("a.txt=1", "a.txt=1", "b.txt=1<a.txt"))
                .isEqualTo("move local a.txt -> b.txt");
    }

    @Test
    void a_file_that_an_interrupted_move_left_with_both_names_is_moved_again() {
        Pass pass = world(Mode.SYNC, "a=1 d/b=2", "a=1 d/b=2", "d/c=1<a d/b=2");
        PlanRequest request = withSecondName(pass, "a", "d", "c");
        assertThat(PlanText.of(new Planner().plan(request))).isEqualTo("move local a -> d/c");
    }

    @Test
    void another_file_in_the_place_that_115_moved_one_to_is_kept() {
        Pass pass = world(Mode.SYNC, "a=1", "a=1 c=3", "c=1<a");
        assertThat(settled(pass)).contains("c=").contains("=3").contains("=1");
    }

    /** What a crash between the new name and the old one leaves: two names of one inode. */
    private static PlanRequest withSecondName(Pass pass, String of, String folder, String name) {
        PlanRequest request = pass.request();
        LocalChanges look = request.local();
        NodeId parent =
                request.base().child(NodeId.ROOT, folder).map(BaseNode::id).orElse(NodeId.ROOT);
        Fresh second =
                new Fresh(
                        new NodeId(-100),
                        new Place(parent, name),
                        NodeKind.FILE,
                        pass.local.at(of).orElseThrow().stamp(),
                        Optional.empty());
        List<Fresh> fresh = new ArrayList<>(look.fresh());
        fresh.add(second);
        return request.withLocal(
                new LocalChanges(
                        fresh,
                        look.touched(),
                        look.moved(),
                        look.vanished(),
                        look.unknown(),
                        look.left(),
                        look.withdrawn(),
                        look.restamped(),
                        look.findings(),
                        look.files(),
                        look.bytes()));
    }

    @Test
    void hc_021_a_renamed_folder_is_one_move_whatever_is_in_it() {
        StringBuilder was = new StringBuilder("photos/");
        StringBuilder is = new StringBuilder("pictures/<photos");
        for (int i = 0; i < 500; i++) {
            was.append(" photos/").append(i).append("=").append(i);
            is.append(" pictures/").append(i).append("=").append(i);
        }
        Pass pass = world(Mode.MIRROR, was.toString(), is.toString(), was.toString());
        pass.guard = GuardInput.of(GuardLimits.DEFAULT);
        assertThat(steps(pass)).isEqualTo("move remote photos -> pictures");
    }

    @Test
    void hc_021_a_folder_copied_and_removed_is_recognised_by_its_children() {
        assertThat(
                        backup(
                                "photos/a=11 photos/b=22 photos/in/c=33",
                                "pictures/<- pictures/a=11 pictures/b=22 pictures/in/c=33",
                                "photos/a=11 photos/b=22 photos/in/c=33"))
                .isEqualTo("move remote photos -> pictures");
    }

    @Test
    void hc_023_siblings_with_the_same_prefix_are_left_alone() {
        assertThat(
                        sync(
                                "photos/1=1 photos-backup/1=1 photos2/1=1",
                                "photos/1=1 photos-backup/1=1 photos2/1=1",
                                "photos-backup/1=1 photos2/1=1"))
                .isEqualTo("trash local photos/");
    }

    @Test
    void hc_025_a_swap_takes_one_temporary_name() {
        assertThat(backup("a.x=1 b.x=2", "a.x=2<b.x b.x=1<a.x", "a.x=1 b.x=2"))
                .isEqualTo(
                        "move remote b.x -> .caravan-swap-2.x, move remote a.x -> b.x, "
                                + "move remote .caravan-swap-2.x -> a.x");
    }

    @Test
    void hc_025_names_that_115_cannot_swap_are_sent_anew() {
        Pass pass = world(Mode.BACKUP, "a=1 b=2", "a=2<b b=1<a", "a=1 b=2");
        assertThat(PlanText.of(pass.run())).isEqualTo("replace remote a, replace remote b");
        assertThat(settled(pass)).isEqualTo("a=2 b=1");
    }

    @Test
    void hc_027_a_circle_of_three_takes_one_temporary_name() {
        assertThat(
                        backup(
                                "a.x=1 b.x=2 c.x=3",
                                "b.x=1<a.x c.x=2<b.x a.x=3<c.x",
                                "a.x=1 b.x=2 c.x=3"))
                .satisfies(
                        text -> assertThat(text.split("\\.caravan-swap")).hasSize(3),
                        text -> assertThat(text.split(", ")).hasSize(4));
    }

    @Test
    void hc_029_a_chain_is_moved_from_its_end() {
        assertThat(backup("a=1 b=2", "c=2<b b=1<a", "a=1 b=2"))
                .isEqualTo("move remote b -> c, move remote a -> b");
    }

    @Test
    void hc_031_names_that_differ_by_case_are_different_names() {
        assertThat(
                        sync(
                                "Readme.md=1 Docs/x=2",
                                "README.md=1<Readme.md docs/<Docs docs/x=2",
                                "Readme.md=1 Docs/x=2"))
                .isEqualTo("move remote Readme.md -> README.md, move remote Docs -> docs");
    }

    @Test
    void hc_033_a_rename_here_and_an_edit_there_become_one() {
        Pass pass = world(Mode.SYNC, "a=1", "b=1<a", "a=2");
        assertThat(steps(pass)).isEqualTo("move remote a -> b, replace local b");
        assertThat(settled(pass)).isEqualTo("b=2");
    }

    @Test
    void hc_035_both_sides_rename_alike() {
        Plan plan = world(Mode.SYNC, "a=1", "b=1<a", "b=1<a").plan();
        assertThat(PlanText.of(plan)).isEmpty();
        assertThat(PlanText.edits(plan)).isEqualTo("update b both");
        assertThat(plan.conflicts()).isEmpty();
    }

    @Test
    void hc_037_a_folder_moved_to_two_places_goes_to_the_local_one() {
        Pass pass =
                world(
                        Mode.SYNC,
                        "d/x=1 p1/ p2/",
                        "p1/ p1/d/<d p1/d/x=1 p2/",
                        "p1/ p2/ p2/d/<d p2/d/x=1");
        assertThat(steps(pass)).isEqualTo("move remote p2/d -> p1/d");
        assertThat(pass.plan().notes()).extracting(Note::weight).contains(Note.Weight.TOLD);
    }

    @Test
    void hc_039_edits_follow_a_folder_that_was_renamed_on_115() {
        assertThat(settled(world(Mode.SYNC, "d/a=1 d/b=1", "d/a=2 d/new=3", "e/<d e/a=1 e/b=1")))
                .isEqualTo("e/ e/a=2 e/new=3");
    }

    @Test
    void hc_041_a_name_that_belongs_to_another_folder_now() {
        assertThat(sync("d/x=1", "d/x=1", "g/<d g/x=1 d/<- d/y=9"))
                .isEqualTo("move local d -> g, mkdir local d/, download d/y");
    }

    @Test
    void hc_043_child_and_parent_renamed_on_different_sides() {
        Pass pass = world(Mode.SYNC, "d/a=1", "d/b=1<d/a", "e/<d e/a=1");
        assertThat(steps(pass)).isEqualTo("move local d -> e, move remote e/a -> e/b");
        assertThat(settled(pass)).isEqualTo("e/ e/b=1");
    }

    @Test
    void hc_045_a_hierarchy_turned_upside_down_costs_no_bytes() {
        Pass pass =
                world(
                        Mode.BACKUP,
                        "A/Empty/f1=1 A/Empty/Foo/f2=2",
                        "Empty/<A/Empty Empty/f1=1 Empty/Foo/f2=2 Empty/A/<A",
                        "A/Empty/f1=1 A/Empty/Foo/f2=2");
        assertThat(steps(pass)).isEqualTo("move remote A/Empty -> Empty, move remote A -> Empty/A");
    }

    @Test
    void hc_047_a_rename_onto_something_new_keeps_both() {
        assertThat(settled(world(Mode.SYNC, "a=1", "x=1<a", "a=1 x=9")))
                .isEqualTo("x (conflict remote " + AT + ")=9 x=1");
    }

    @Test
    void hc_049_a_copy_is_not_a_move() {
        Pass pass = world(Mode.SYNC, "a=1", "a=1 b=1", "a=1");
        assertThat(PlanText.of(pass.run())).isEqualTo("upload b");
        pass.local.remove(pass.local.at("a").orElseThrow());
        assertThat(steps(pass)).isEqualTo("trash remote a");
    }

    @Test
    void hc_051_many_equal_files_moved_around_end_where_they_are() {
        assertThat(
                        settled(
                                world(
                                        Mode.SYNC,
                                        "d/1=7 d/2=7 d/3=7 d/4=7",
                                        "d/1=7 e/x=7<d/2 e/y=7<d/3",
                                        "d/1=7 d/2=7 d/3=7 d/4=7")))
                .isEqualTo("d/ d/1=7 e/ e/x=7 e/y=7");
    }

    @Test
    void hc_055_a_file_moved_out_of_the_job_on_115_goes_to_local_trash() {
        assertThat(sync("a=1 b=2", "a=1 b=2", "b=2")).isEqualTo("trash local a");
    }

    @Test
    void hc_057_a_name_that_115_refuses_leaves_its_copy_alone() {
        Pass pass = world(Mode.SYNC, "a.txt=1 b=2", "a\"x.txt=1<a.txt b=2", "a.txt=1 b=2");
        assertThat(steps(pass)).isEmpty();
        assertThat(pass.plan().notes())
                .extracting(note -> note.cause().orElseThrow())
                .containsExactly(Cause.NAME_UNSUPPORTED);
        pass.local.move(pass.local.at("a\"x.txt").orElseThrow(), SideTree.ROOT, "good.txt");
        assertThat(steps(pass)).isEqualTo("move remote a.txt -> good.txt");
    }

    @Test
    void hc_057_edited_and_given_a_name_that_115_refuses_nothing_is_deleted() {
        Pass pass = world(Mode.MIRROR, "a.txt=1 b=2", "b=2", "a.txt=1 b=2");
        long inode =
                pass.base
                        .child(NodeId.ROOT, "a.txt")
                        .orElseThrow()
                        .stamp()
                        .orElseThrow()
                        .key()
                        .inode();
        pass.local.add(inode, SideTree.ROOT, "a\".txt", NodeKind.FILE, "22");
        assertThat(steps(pass)).isEmpty();
    }

    @Test
    void hc_063_a_backup_save_of_an_editor_is_an_edit() {
        Pass pass = world(Mode.SYNC, "doc=1", "doc=2<- doc~=1<doc", "doc=1");
        assertThat(settled(pass)).isEqualTo("doc=2 doc~=1");
        assertThat(pass.remote.trash).containsExactly("1");
    }

    @Test
    void hc_065_the_same_new_file_on_both_sides_is_adopted() {
        Plan plan = world(Mode.SYNC, "", "x=1", "x=1").plan();
        assertThat(PlanText.of(plan)).isEmpty();
        assertThat(PlanText.edits(plan)).isEqualTo("adopt x");
    }

    @Test
    void hc_067_the_same_new_folder_on_both_sides_is_one() {
        Pass pass = world(Mode.SYNC, "", "d/a=1", "d/b=2");
        assertThat(steps(pass)).isEqualTo("upload d/a, download d/b");
        assertThat(settled(pass)).isEqualTo("d/ d/a=1 d/b=2");
    }

    @Test
    void hc_069_nothing_is_downloaded_over_a_file_that_still_grows() {
        Pass pass = world(Mode.SYNC, "", "x=1", "x=2");
        pass.unreadable.add("x");
        assertThat(steps(pass)).isEmpty();
        assertThat(pass.plan().notes()).extracting(Note::weight).contains(Note.Weight.PARTIAL);
    }

    @Test
    void hc_071_names_that_differ_by_case_are_both_kept() {
        assertThat(sync("", "Readme=1", "README=2")).isEqualTo("download README, upload Readme");
    }

    @Test
    void hc_073_the_same_edit_on_both_sides_is_no_conflict() {
        Plan plan = world(Mode.SYNC, "a=1", "a=2", "a=2").plan();
        assertThat(PlanText.of(plan)).isEmpty();
        assertThat(PlanText.edits(plan)).isEqualTo("update a both");
    }

    @Test
    void hc_075_an_edit_beats_a_delete() {
        assertThat(sync("a=1 b=1", "a=2 b=1", "b=1")).isEqualTo("upload a");
        assertThat(sync("a=1 b=1", "b=1", "a=2 b=1")).isEqualTo("download a");
    }

    @Test
    void hc_077_deleted_on_both_sides_is_forgotten() {
        Plan plan = world(Mode.SYNC, "a=1 d/x=1", "", "").plan();
        assertThat(PlanText.of(plan)).isEmpty();
        assertThat(plan.edits()).hasSize(3).allMatch(BaseEdit.Forget.class::isInstance);
    }

    @Test
    void hc_079_an_edited_file_keeps_its_folder() {
        Pass pass = world(Mode.SYNC, "d/a=1 d/b=1 z=1", "d/a=2 d/b=1 z=1", "z=1");
        assertThat(steps(pass)).isEqualTo("mkdir remote d/, upload d/a, trash local d/b");
        assertThat(settled(pass)).isEqualTo("d/ d/a=2 z=1");
    }

    @Test
    void hc_081_a_folder_with_excluded_content_stays_here_and_is_not_made_again() {
        Pass pass = world(Mode.SYNC, "d/a=1 z=1", "d/a=1 d/.cache=9 z=1", "z=1");
        pass.excluded.add("d/.cache");
        assertThat(PlanText.of(pass.run())).isEqualTo("trash local d/a");
        assertThat(steps(pass)).isEmpty();
        assertThat(pass.plan().edits()).isEmpty();
        assertThat(pass.local.toString()).isEqualTo("d/ d/.cache=9 z=1");
    }

    @Test
    void hc_083_a_rename_survives_a_delete() {
        assertThat(sync("a=1 z=1", "b=1<a z=1", "z=1")).isEqualTo("upload b");
        assertThat(sync("d/a=1 z=1", "z=1", "e/<d e/a=1 z=1"))
                .isEqualTo("mkdir local e/, download e/a");
    }

    @Test
    void hc_085_deleted_and_made_again_with_other_content_is_an_edit() {
        assertThat(sync("a=1", "a=2<-", "a=1")).isEqualTo("replace remote a");
    }

    @Test
    void hc_087_what_comes_back_from_the_bin_comes_back_here() {
        Pass pass = world(Mode.SYNC, "a=1 z=1", "z=1", "a=1 z=1");
        SideTree before = pass.remote.copy();
        pass.run();
        before.items.values().stream()
                .filter(item -> item.name.equals("a"))
                .forEach(item -> pass.remote.add(item.number, 0, "a", item.kind, "1"));
        assertThat(steps(pass)).isEqualTo("download a");
    }

    @Test
    void hc_091_a_folder_that_became_a_file() {
        Pass pass = world(Mode.SYNC, "x/a=1 x/b=2", "x=3", "x/a=1 x/b=2");
        assertThat(steps(pass)).isEqualTo("upload x, trash remote x/");
        Pass other = world(Mode.SYNC, "x/a=1 x/b=2", "x/a=1 x/b=2", "x=3");
        assertThat(steps(other)).isEqualTo("download x over folder");
    }

    @Test
    void hc_093_an_edited_child_of_a_folder_that_became_a_file_survives() {
        assertThat(settled(world(Mode.SYNC, "x/a=1 x/b=1", "x/a=2 x/b=1", "x=3")))
                .isEqualTo("x (conflict remote " + AT + ")=3 x/ x/a=2");
    }

    @Test
    void hc_095_a_file_and_a_folder_of_one_name_on_115_are_both_reachable() {
        Pass pass = world(Mode.SYNC, "", "", "n/ n/a=1");
        pass.remote.add(7777, SideTree.ROOT, "n", NodeKind.FILE, "2");
        Plan plan = pass.run();
        assertThat(pass.local.toString()).isEqualTo("n (115-dup 7777)=2 n/ n/a=1");
        assertThat(plan.notes())
                .extracting(note -> note.cause().orElseThrow())
                .containsExactly(Cause.DUPLICATE_NAME);
        assertThat(pass.plan().isEmpty()).isTrue();
        assertThat(pass.plan().notes()).isEmpty();
    }

    @Test
    void hc_101_a_conflict_of_a_conflict_copy_keeps_both_and_does_not_grow() {
        String copy = "a (conflict remote 2026-11-20 101010).txt";
        Pass pass = world(Mode.SYNC, "z=1", "z=1", "z=1");
        pass.local.add(SideTree.ROOT, copy, NodeKind.FILE, "1");
        pass.run();
        pass.local.edit(pass.local.at(copy).orElseThrow(), "2");
        pass.remote.edit(pass.remote.renumber(pass.remote.at(copy).orElseThrow()), "3");
        pass.run();
        assertThat(pass.local.toString())
                .isEqualTo(
                        "a (conflict remote 2026-11-20 101010).txt=2 "
                                + "a (conflict remote 2026-11-22 024207).txt=3 z=1");
        assertThat(pass.plan().isEmpty()).isTrue();
    }

    @Test
    void hc_103_a_deleted_conflict_copy_is_deleted_there_too() {
        Pass pass = world(Mode.SYNC, "a=1", "a=2", "a=3");
        pass.run();
        pass.local.remove(pass.local.at("a (conflict remote " + AT + ")").orElseThrow());
        assertThat(steps(pass)).isEqualTo("trash remote a (conflict remote " + AT + ")");
    }

    @Test
    void hc_105_the_local_file_keeps_its_name_and_inode_in_a_conflict() {
        Pass pass = world(Mode.SYNC, "app.db=1", "app.db=2", "app.db=3");
        long inode = pass.local.at("app.db").orElseThrow().number;
        pass.run();
        assertThat(pass.local.at("app.db").orElseThrow().number).isEqualTo(inode);
        assertThat(pass.local.at("app.db").orElseThrow().content).isEqualTo("2");
    }

    @Test
    void hc_107_two_equal_files_of_one_name_are_stable() {
        Pass pass = world(Mode.SYNC, "", "", "a=1 a=1<-");
        pass.run();
        assertThat(pass.remote.items).hasSize(2);
        assertThat(pass.plan().isEmpty()).isTrue();
        assertThat(pass.plan().edits()).isEmpty();
    }

    @Test
    void hc_109_an_edit_replaces_its_own_id_and_leaves_the_twin() {
        Pass pass = world(Mode.SYNC, "", "", "a=1");
        pass.run();
        pass.remote.add(9999, SideTree.ROOT, "a", NodeKind.FILE, "9");
        pass.run();
        pass.local.edit(pass.local.at("a").orElseThrow(), "2");
        assertThat(steps(pass)).isEqualTo("replace remote a");
        pass.run();
        assertThat(pass.remote.items.get(9999L).content).isEqualTo("9");
        assertThat(pass.local.toString()).isEqualTo("a (115-dup 9999)=9 a=2");
    }

    @Test
    void hc_115_an_upload_whose_answer_was_lost_is_adopted() {
        Pass pass = world(Mode.BACKUP, "", "a=1", "a=1");
        assertThat(steps(pass)).isEmpty();
        assertThat(PlanText.edits(pass.plan())).isEqualTo("adopt a");
    }

    @Test
    void hc_119_two_unicode_forms_on_115_are_two_files_here() {
        Pass pass = world(Mode.SYNC, "", "", "\u00e9.txt=1 e\u0301.txt=2");
        pass.run();
        assertThat(pass.local.items).hasSize(2);
        assertThat(pass.plan().isEmpty()).isTrue();
    }

    @Test
    void hc_119_another_unicode_form_of_the_same_file_is_adopted() {
        Pass pass = world(Mode.SYNC, "", "e\u0301.txt=1", "\u00e9.txt=1");
        assertThat(PlanText.of(pass.run())).isEmpty();
        assertThat(pass.plan().edits()).isEmpty();
    }

    @Test
    void hc_121_blanks_and_dots_at_the_end_are_reported_and_left_alone() {
        Pass pass = world(Mode.BACKUP, "", "a.=1 ok=2", "");
        pass.local.add(SideTree.ROOT, "b ", NodeKind.FILE, "3");
        pass.local.add(SideTree.ROOT, " c", NodeKind.FILE, "4");
        long folder = pass.local.add(SideTree.ROOT, "d. ", NodeKind.FOLDER, "").number;
        pass.local.add(folder, "in", NodeKind.FILE, "5");
        assertThat(steps(pass)).isEqualTo("upload ok");
        assertThat(pass.plan().notes())
                .hasSize(4)
                .allMatch(note -> note.cause().equals(Optional.of(Cause.NAME_UNSUPPORTED)));
    }

    @Test
    void hc_123_slashes_in_names_of_115_become_a_safe_alias() {
        Pass pass = world(Mode.PULL, "", "", "");
        pass.remote.add(8888, SideTree.ROOT, "../b.txt", NodeKind.FILE, "1");
        pass.run();
        assertThat(pass.local.toString()).isEqualTo(".._b (115-name 8888).txt=1");
        assertThat(pass.plan().isEmpty()).isTrue();
        pass.remote.move(pass.remote.items.get(8888L), SideTree.ROOT, "fine.txt");
        assertThat(steps(pass)).isEqualTo("move local .._b (115-name 8888).txt -> fine.txt");
    }

    @Test
    void hc_127_a_name_too_long_for_here_is_shortened_and_found_again_without_a_base() {
        String name = "\u6587".repeat(100) + ".txt";
        Pass pass = world(Mode.SYNC, "", "", name + "=1");
        pass.run();
        assertThat(pass.local.toString()).contains("(115-name 5001).txt=1");
        Pass lost = new Pass(Mode.SYNC, pass.local, pass.remote, new MemoryBase());
        assertThat(steps(lost)).isEmpty();
    }

    @Test
    void hc_133_names_like_ours_belong_to_the_user_unless_they_stand_where_ours_do() {
        assertThat(backup("", "d/.caravan/y=1 .caravan-notes/z=2", ""))
                .isEqualTo(
                        "mkdir remote .caravan-notes/, mkdir remote d/, mkdir remote d/.caravan/,"
                                + " upload .caravan-notes/z, upload d/.caravan/y");
        assertThat(backup("", "d/.caravan-swap-7/y=1 .caravan-versions/z=2", ""))
                .isEqualTo("mkdir remote d/");
    }

    @Test
    void hc_145_nothing_below_an_unreadable_folder_is_concluded() {
        Pass pass = world(Mode.MIRROR, "d/1=1 d/2=2 z=1", "d/1=1 z=1", "d/1=1 d/2=2 z=1");
        pass.unreadable.add("d");
        assertThat(steps(pass)).isEmpty();
    }

    @Test
    void hc_145_an_unreadable_folder_is_not_deleted_here() {
        Pass pass = world(Mode.SYNC, "d/1=1 d/2=2 z=1", "d/1=1 d/2=2 z=1", "z=1");
        pass.unreadable.add("d");
        assertThat(steps(pass)).isEmpty();
    }

    @Test
    void hc_217_a_replacement_of_which_only_the_base_was_not_told() {
        Plan plan = world(Mode.BACKUP, "a=1", "a=2", "a=2").plan();
        assertThat(PlanText.of(plan)).isEmpty();
        assertThat(PlanText.edits(plan)).isEqualTo("update a both");
    }

    @Test
    void hc_217_a_replacement_that_left_the_old_item_is_finished() {
        Pass pass = world(Mode.BACKUP, "a=1", "a=2", "a=1");
        pass.remote.add(6666, SideTree.ROOT, "a", NodeKind.FILE, "2");
        assertThat(steps(pass)).isEqualTo("trash remote a");
        pass.run();
        assertThat(pass.remote.items).containsOnlyKeys(6666L);
        assertThat(pass.plan().isEmpty()).isTrue();
    }

    @Test
    void hc_221_a_delete_of_which_only_the_base_was_not_told() {
        assertThat(PlanText.edits(world(Mode.SYNC, "a=1 z=1", "z=1", "z=1").plan()))
                .isEqualTo("forget #1");
    }

    @Test
    void hc_223_a_move_of_which_only_the_base_was_not_told() {
        assertThat(PlanText.edits(world(Mode.BACKUP, "a=1", "b=1<a", "b=1<a").plan()))
                .isEqualTo("update b both");
    }

    @Test
    void hc_225_an_interrupted_local_swap_is_finished() {
        Pass pass = world(Mode.SYNC, "a=1 b=2", ".caravan-swap-1=1<a b=2", "a=2<b b=1<a");
        assertThat(steps(pass)).isEqualTo("move local b -> a, move local .caravan-swap-1 -> b");
        assertThat(settled(pass)).isEqualTo("a=2 b=1");
    }

    @Test
    void hc_273_an_incomplete_look_at_115_deletes_nothing() {
        Pass pass = world(Mode.SYNC, "a=1 b=2 c=3", "a=1 b=2", "a=1");
        pass.seesAll = false;
        assertThat(steps(pass)).isEmpty();
    }

    @Test
    void hc_273_a_folder_that_was_not_seen_blocks_only_what_is_in_it() {
        Pass pass = world(Mode.SYNC, "d/1=1 e/1=1", "d/1=1 d/new=2 e/new=3", "d/9=9 e/1=1");
        pass.unseen.add("d");
        assertThat(steps(pass)).isEqualTo("upload e/new, trash remote e/1");
        assertThat(pass.plan().notes())
                .extracting(note -> note.cause().orElseThrow())
                .contains(Cause.SCAN_INCOMPLETE);
    }

    @Test
    void hc_277_a_folder_that_lists_empty_once_is_not_believed() {
        Pass pass = world(Mode.SYNC, "d/1=1 d/2=2 z=1", "d/1=1 d/2=2 z=1", "d/ z=1");
        pass.confirms = false;
        Plan plan = pass.plan();
        assertThat(PlanText.of(plan)).isEmpty();
        assertThat(plan.toConfirm()).hasSize(1);
        pass.confirms = true;
        assertThat(steps(pass)).isEqualTo("trash local d/1, trash local d/2");
    }

    @Test
    void hc_289_other_ids_for_the_same_tree_cost_nothing() {
        Pass pass = world(Mode.SYNC, "d/1=1 d/2=2", "d/1=1 d/2=2", "d/<- d/1=1 d/2=2");
        assertThat(PlanText.of(pass.run())).isEmpty();
        assertThat(pass.plan().edits()).isEmpty();
    }

    @Test
    void hc_313_what_stands_on_one_side_alone_is_never_deleted_after_a_change_of_mode() {
        Pass backup = world(Mode.BACKUP, "a=1 b=2", "b=2", "a=1 b=2 c=3");
        backup.run();
        Pass sync = new Pass(Mode.SYNC, backup.local, backup.remote, backup.base);
        assertThat(settled(sync)).doesNotContain("trash").contains("b=2", "c=3");
        assertThat(sync.remote.toString()).isEqualTo("a=1 b=2 c=3");
    }

    @Test
    void hc_317_a_lost_base_deletes_nothing_and_sends_nothing_again() {
        Pass pass = world(Mode.SYNC, "", "a=1 d/b=2 l=3", "a=1 d/b=2 r=4");
        assertThat(steps(pass)).isEqualTo("upload l, download r");
    }

    @Test
    void hc_321_an_old_base_finds_sides_that_agree() {
        Plan plan = world(Mode.SYNC, "a=1 b=2 c=3", "a=2 x=2<b n=5", "a=2 x=2<b n=5").plan();
        assertThat(PlanText.of(plan)).isEmpty();
        assertThat(plan.conflicts()).isEmpty();
    }

    @Test
    void hc_359_a_mirror_removes_only_what_it_brought() {
        Pass pass = world(Mode.MIRROR, "a=1 b=1", "b=1", "a=1 b=1 x=9");
        assertThat(steps(pass)).isEqualTo("trash remote a");
        assertThat(pass.plan().notes())
                .extracting(note -> note.path().toString())
                .containsExactly("x");
    }

    @Test
    void hc_361_a_backup_heals_itself() {
        assertThat(backup("a=1 b=1", "a=1 b=1", "b=1")).isEqualTo("upload a");
    }

    @Test
    void hc_363_an_archive_removes_what_is_due_and_unchanged() {
        Pass pass = world(Mode.ARCHIVE, "a=1 b=2 c=3", "a=1 b=9 c=3", "a=1 b=2 c=4");
        pass.due = Set.of(new NodeId(1), new NodeId(2), new NodeId(3));
        assertThat(steps(pass))
                .isEqualTo(
                        "move remote c -> c (conflict remote "
                                + AT
                                + "), replace remote b, upload c, trash local a");
        pass.run();
        pass.due = Set.of();
        assertThat(steps(pass)).isEmpty();
        assertThat(pass.remote.toString()).contains("a=1");
    }
}
