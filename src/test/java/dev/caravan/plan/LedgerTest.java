package dev.caravan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RemoteId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final MemoryBase base = new MemoryBase();
    private final Ledger ledger = new Ledger(base);

    private static BaseNode folder(long id, long parent, String name, long remoteId) {
        return folder(id, parent, name, remoteId, Presence.BOTH);
    }

    private static BaseNode folder(
            long id, long parent, String name, long remoteId, Presence presence) {
        return new BaseNode(
                new NodeId(id),
                new Place(new NodeId(parent), name),
                Optional.empty(),
                NodeKind.FOLDER,
                Optional.empty(),
                Optional.of(new RemoteId(Long.toString(remoteId))),
                Optional.empty(),
                presence);
    }

    private void stands(BaseNode row) {
        base.put(row);
    }

    @Test
    void a_row_whose_place_is_free_is_written_at_once() {
        ledger.remember(folder(1, 0, "a", 11));
        assertThat(ledger.take().rows()).hasSize(1);
        assertThat(ledger.take().isEmpty()).isTrue();
    }

    @Test
    void swapped_names_are_written_together() {
        stands(folder(1, 0, "a", 11));
        stands(folder(2, 0, "b", 12));
        ledger.remember(folder(1, 0, "b", 11));
        assertThat(ledger.take().isEmpty()).isTrue();
        ledger.remember(folder(2, 0, "a", 12));
        assertThat(ledger.take().rows()).hasSize(2);
    }

    @Test
    void a_folder_is_not_forgotten_before_what_is_in_it_left() {
        stands(folder(1, 0, "d", 11));
        stands(folder(2, 1, "in", 12));
        ledger.forget(new NodeId(1));
        assertThat(ledger.take().isEmpty()).isTrue();
        ledger.remember(folder(2, 0, "d", 12));
        Ledger.Batch batch = ledger.take();
        assertThat(batch.removed()).containsExactly(new NodeId(1));
        assertThat(batch.rows()).hasSize(1);
    }

    @Test
    void a_folder_stays_expected_on_a_side_as_long_as_something_in_it_is() {
        stands(folder(1, 0, "old", 11));
        stands(folder(2, 1, "in", 12));
        stands(folder(3, 0, "new", 13));
        ledger.remember(folder(1, 0, "old", 11, Presence.REMOTE_ONLY));
        assertThat(ledger.take().isEmpty()).isTrue();
        ledger.remember(folder(2, 3, "in", 12));
        assertThat(ledger.take().rows()).hasSize(2);
    }

    @Test
    void a_tree_is_forgotten_from_below() {
        stands(folder(1, 0, "d", 11));
        stands(folder(2, 1, "in", 12));
        ledger.forget(new NodeId(1));
        ledger.forget(new NodeId(2));
        assertThat(ledger.take().removed()).containsExactly(new NodeId(2), new NodeId(1));
    }

    @Test
    void new_folders_come_before_what_is_in_them() {
        ledger.remember(folder(2, 1, "in", 12));
        ledger.remember(folder(1, 0, "d", 11));
        assertThat(ledger.take().rows())
                .extracting(BaseNode::id)
                .isEqualTo(List.of(new NodeId(1), new NodeId(2)));
    }

    @Test
    void folders_never_come_to_stand_in_a_circle() {
        stands(folder(1, 0, "a", 11));
        stands(folder(2, 1, "b", 12));
        stands(folder(3, 0, "b", 13));
        ledger.remember(folder(2, 0, "b", 12));
        ledger.remember(folder(1, 2, "a", 11));
        assertThat(ledger.take().isEmpty()).isTrue();
        ledger.forget(new NodeId(3));
        assertThat(ledger.take().rows()).hasSize(2);
    }

    @Test
    void an_id_of_115_belongs_to_the_one_who_got_it_last() {
        stands(folder(1, 0, "a", 11));
        ledger.remember(folder(2, 0, "b", 11));
        assertThat(ledger.isTaken(new RemoteId("11"), new NodeId(1))).isTrue();
        Ledger.Batch batch = ledger.take();
        base.write(batch);
        assertThat(base.node(new NodeId(1)).orElseThrow().remoteId()).isEmpty();
        assertThat(ledger.isTaken(new RemoteId("11"), new NodeId(2))).isFalse();
    }
}
