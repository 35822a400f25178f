package dev.caravan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.plan.guard.GuardInput;
import dev.caravan.plan.guard.GuardLimits;
import dev.caravan.plan.operation.Note;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.operation.Trash;
import dev.caravan.plan.request.Mode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static String files(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "d/f" + i + "=c" + i)
                .collect(Collectors.joining(" "));
    }

    private static Pass guarded(Mode mode, String base, String local, String remote) {
        Pass pass = Trees.world(mode, base, local, remote);
        pass.guard = GuardInput.of(GuardLimits.DEFAULT);
        return pass;
    }

    private static Pass approved(Pass pass, Plan held) {
        pass.guard =
                new GuardInput(
                        GuardLimits.DEFAULT,
                        held.held().stream().map(Operation::key).collect(Collectors.toSet()),
                        0,
                        Set.of());
        return pass;
    }

    @Test
    void hc_347_mass_deletion_is_held_and_the_rest_goes_on() {
        Plan plan =
                guarded(Mode.MIRROR, files(0, 100), files(0, 10) + " d/new=1", files(0, 100))
                        .plan();
        assertThat(PlanText.of(plan.transfers().get(0))).isEqualTo("upload d/new");
        assertThat(plan.operations()).hasSize(1);
        assertThat(plan.held())
                .hasSize(90)
                .allMatch(it -> it.heldBy().orElseThrow() == Cause.MASS_DELETE);
    }

    @Test
    void hc_347_deletion_on_115_is_guarded_here_too() {
        Plan plan = guarded(Mode.SYNC, files(0, 100), files(0, 100), files(0, 10)).plan();
        assertThat(plan.operations()).isEmpty();
        assertThat(plan.held()).hasSize(90).allMatch(it -> it.side().word().equals("local"));
    }

    @Test
    void a_folder_counts_as_the_files_in_it() {
        Plan plan = guarded(Mode.SYNC, files(0, 40) + " z=1", "z=1", files(0, 40) + " z=1").plan();
        assertThat(plan.held()).hasSize(1);
        assertThat(((Trash) plan.held().get(0)).files()).isEqualTo(40);
    }

    @Test
    void hc_349_mass_change_is_held() {
        String changed =
                IntStream.range(0, 60)
                        .mapToObj(i -> "d/f" + i + "=locked" + i)
                        .collect(Collectors.joining(" "));
        Plan plan =
                guarded(
                                Mode.BACKUP,
                                files(0, 100),
                                changed + " " + files(60, 100) + " new=1",
                                files(0, 100))
                        .plan();
        assertThat(plan.operations()).hasSize(1);
        assertThat(plan.held())
                .hasSize(60)
                .allMatch(it -> it.heldBy().orElseThrow() == Cause.MASS_CHANGE);
    }

    @Test
    void hc_349_renaming_all_extensions_is_a_mass_change() {
        String was =
                IntStream.range(0, 30)
                        .mapToObj(i -> "d/f" + i + ".doc=c" + i)
                        .collect(Collectors.joining(" "));
        String is =
                IntStream.range(0, 30)
                        .mapToObj(i -> "d/f" + i + ".locked=c" + i + "<d/f" + i + ".doc")
                        .collect(Collectors.joining(" "));
        assertThat(guarded(Mode.BACKUP, was, is, was).plan().held())
                .hasSize(30)
                .allMatch(it -> it.heldBy().orElseThrow() == Cause.MASS_CHANGE);
    }

    @Test
    void hc_351_approved_operations_go_ahead_and_no_others() {
        Pass pass = guarded(Mode.MIRROR, files(0, 100), files(0, 50), files(0, 100));
        Plan held = pass.plan();
        approved(pass, held);
        pass.local.remove(pass.local.at("d/f0").orElseThrow());
        Plan plan = pass.plan();
        assertThat(plan.fileTrash()).hasSize(51);
        assertThat(plan.held()).isEmpty();
    }

    @Test
    void hc_351_an_approval_does_not_cover_what_came_later() {
        Pass pass = guarded(Mode.MIRROR, files(0, 100), files(0, 70), files(0, 100));
        approved(pass, pass.plan());
        for (int i = 0; i < 40; i++) {
            pass.local.remove(pass.local.at("d/f" + i).orElseThrow());
        }
        Plan plan = pass.plan();
        assertThat(plan.fileTrash()).hasSize(30);
        assertThat(plan.held()).hasSize(40);
    }

    @Test
    void hc_353_the_same_held_plan_has_the_same_name_in_every_pass() {
        Pass pass = guarded(Mode.MIRROR, files(0, 100), files(0, 50), files(0, 100));
        String name = pass.plan().id();
        assertThat(pass.plan().id()).isEqualTo(name).hasSize(12);
        pass.local.remove(pass.local.at("d/f0").orElseThrow());
        assertThat(pass.plan().id()).isNotEqualTo(name);
    }

    @Test
    void hc_355_small_jobs_are_not_held() {
        assertThat(guarded(Mode.MIRROR, files(0, 3), files(0, 1), files(0, 3)).plan().held())
                .isEmpty();
    }

    @Test
    void deletes_of_the_day_are_counted_together() {
        Pass pass = guarded(Mode.MIRROR, files(0, 100), files(0, 95), files(0, 100));
        assertThat(pass.plan().held()).isEmpty();
        pass.guard = new GuardInput(GuardLimits.DEFAULT, Set.of(), 996, Set.of());
        assertThat(pass.plan().held()).hasSize(5);
    }

    private static Pass edited(int from, int to, Set<NodeId> replacedToday) {
        String changed =
                IntStream.range(from, to)
                        .mapToObj(i -> "d/f" + i + "=locked" + i)
                        .collect(Collectors.joining(" "));
        String rest = files(0, from) + " " + files(to, 100);
        Pass pass = Trees.world(Mode.BACKUP, files(0, 100), changed + " " + rest, files(0, 100));
        pass.guard = new GuardInput(GuardLimits.DEFAULT, Set.of(), 0, replacedToday);
        return pass;
    }

    private static Set<NodeId> nodes(Pass pass) {
        return pass.plan().operations().stream().map(Operation::node).collect(Collectors.toSet());
    }

    @Test
    void hc_349_overwritten_files_of_the_day_are_counted_together() {
        Pass morning = edited(0, 49, Set.of());
        assertThat(morning.plan().held()).isEmpty();
        assertThat(edited(49, 98, nodes(morning)).plan().held())
                .hasSize(49)
                .allMatch(it -> it.heldBy().orElseThrow() == Cause.MASS_CHANGE);
    }

    @Test
    void a_file_that_is_overwritten_again_and_again_counts_once_a_day() {
        Pass morning = edited(0, 49, Set.of());
        assertThat(edited(0, 49, nodes(morning)).plan().held()).isEmpty();
    }

    /** A hundred files, twenty of them new since a backup and forty edited since. */
    private static Pass movedOn() {
        Pass pass = Trees.world(Mode.SYNC, files(0, 80), files(0, 80), files(0, 80));
        for (int i = 0; i < 40; i++) {
            pass.local.edit(pass.local.at("d/f" + i).orElseThrow(), "newer" + i);
        }
        for (int i = 80; i < 100; i++) {
            pass.local.add(
                    pass.local.at("d").orElseThrow().number, "f" + i, NodeKind.FILE, "c" + i);
        }
        pass.run();
        for (int i = 80; i < 100; i++) {
            pass.local.remove(pass.local.at("d/f" + i).orElseThrow());
        }
        pass.guard = GuardInput.of(GuardLimits.DEFAULT);
        return pass;
    }

    @Test
    void hc_189_edits_and_new_files_taken_back_count_together() {
        Pass pass = movedOn();
        for (int i = 0; i < 40; i++) {
            pass.local.edit(pass.local.at("d/f" + i).orElseThrow(), "c" + i);
        }
        Plan plan = pass.plan();
        assertThat(plan.operations()).isEmpty();
        assertThat(plan.held())
                .hasSize(60)
                .allMatch(it -> it.heldBy().orElseThrow() == Cause.ROLLBACK);
    }

    @Test
    void hc_189_so_many_other_edits_and_deletions_are_within_the_limits() {
        Pass pass = movedOn();
        for (int i = 0; i < 40; i++) {
            pass.local.edit(pass.local.at("d/f" + i).orElseThrow(), "later" + i);
        }
        assertThat(pass.plan().held()).isEmpty();
    }

    @Test
    void hc_189_one_file_taken_back_on_a_day_of_many_deletions_is_an_edit() {
        Pass pass = Trees.world(Mode.SYNC, files(0, 100), files(0, 100), files(0, 100));
        pass.local.edit(pass.local.at("d/f0").orElseThrow(), "newer");
        pass.run();
        pass.local.edit(pass.local.at("d/f0").orElseThrow(), "c0");
        pass.guard = new GuardInput(GuardLimits.DEFAULT, Set.of(), 1001, Set.of());
        Plan plan = pass.plan();
        assertThat(plan.held()).isEmpty();
        assertThat(plan.operations()).hasSize(1);
    }

    @Test
    void hc_189_one_file_taken_back_makes_no_rollback_of_a_mass_deletion() {
        Pass pass = movedOn();
        pass.local.edit(pass.local.at("d/f0").orElseThrow(), "c0");
        for (int i = 1; i < 40; i++) {
            pass.local.remove(pass.local.at("d/f" + i).orElseThrow());
        }
        assertThat(pass.plan().held())
                .hasSize(59)
                .allMatch(it -> it.heldBy().orElseThrow() == Cause.MASS_DELETE);
    }

    @Test
    void hc_193_an_emptied_source_is_held_as_such() {
        Plan plan = guarded(Mode.SYNC, files(0, 30), "", files(0, 30)).plan();
        assertThat(plan.held()).allMatch(it -> it.heldBy().orElseThrow() == Cause.ROOT_EMPTY);
        assertThat(plan.operations()).isEmpty();
    }

    @Test
    void hc_193_a_backup_concludes_nothing_from_an_emptied_source() {
        Plan plan = guarded(Mode.BACKUP, files(0, 30), "", files(0, 30)).plan();
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.edits()).isEmpty();
        assertThat(plan.notes()).extracting(Note::weight).contains(Note.Weight.WAITING);
    }

    @Test
    void what_builds_on_a_held_operation_is_held_with_it() {
        String base = files(0, 40) + " a.x=1 b.x=2";
        String local = "b.x=1<a.x";
        Pass pass = guarded(Mode.MIRROR, base, local, base);
        Plan plan = pass.plan();
        assertThat(plan.operations()).isEmpty();
        assertThat(plan.held())
                .extracting(PlanText::of)
                .contains("move remote a.x -> b.x over file");
    }
}
