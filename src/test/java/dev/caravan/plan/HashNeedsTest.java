package dev.caravan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.look.Fresh;
import dev.caravan.look.Touched;
import dev.caravan.plan.match.HashNeeds;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.request.Mode;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.NodeId;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashNeedsTest {

    /** The local paths of what has to be read, for both sides as they are. */
    private static List<String> needs(Mode mode, String base, String local, String remote) {
        Pass pass = Trees.world(mode, base, local, remote);
        PlanRequest request = pass.unhashedRequest();
        return HashNeeds.of(request).stream().map(id -> name(request, id)).sorted().toList();
    }

    private static String name(PlanRequest request, NodeId id) {
        return request.local().fresh().stream()
                .filter(fresh -> fresh.id().equals(id))
                .map(Fresh::place)
                .findFirst()
                .orElseGet(() -> request.base().node(id).orElseThrow().place())
                .name();
    }

    @Test
    void new_files_alone_are_not_read() {
        assertThat(needs(Mode.BACKUP, "z=1", "a=1 b=22 z=1", "z=1")).isEmpty();
    }

    @Test
    void a_touched_file_of_the_same_size_is_read() {
        assertThat(needs(Mode.BACKUP, "a=1", "a=2", "a=1")).containsExactly("a");
    }

    @Test
    void a_touched_file_of_another_size_is_not() {
        assertThat(needs(Mode.BACKUP, "a=1", "a=22", "a=1")).isEmpty();
    }

    @Test
    void a_new_file_as_long_as_a_vanished_one_is_read() {
        assertThat(needs(Mode.BACKUP, "a=1", "b=1<a c=22", "a=1")).containsExactly("b");
    }

    @Test
    void a_new_file_as_long_as_its_namesake_on_115_is_read() {
        assertThat(needs(Mode.BACKUP, "", "d/a=1 d/b=22", "d/a=1 d/b=3")).containsExactly("a");
    }

    @Test
    void two_edits_of_the_same_length_are_compared() {
        assertThat(needs(Mode.SYNC, "a=1", "a=22", "a=33")).containsExactly("a");
        assertThat(needs(Mode.SYNC, "a=1", "a=22", "a=333")).isEmpty();
    }

    @Test
    void empty_files_are_known_without_reading() {
        assertThat(needs(Mode.BACKUP, "a= z=1", "b=<a z=1", "a= z=1")).isEmpty();
    }

    @Test
    void what_could_not_be_read_is_left_alone() {
        Pass pass = Trees.world(Mode.MIRROR, "a=1 m=2 z=3", "a=9 n=2<m z=3", "a=1 m=2 z=3");
        Plan plan = new Planner().plan(pass.unhashedRequest());
        assertThat(PlanText.of(plan)).isEqualTo("upload n");
        assertThat(plan.edits()).isEmpty();
    }

    @Test
    void a_swap_is_read_although_nothing_vanished() {
        Pass pass = Trees.world(Mode.SYNC, "a=1 b=22", "a=22<b b=1<a", "a=1 b=22");
        assertThat(pass.unhashedRequest().local().touched()).extracting(Touched::id).hasSize(2);
        assertThat(HashNeeds.of(pass.unhashedRequest())).hasSize(2);
    }
}
