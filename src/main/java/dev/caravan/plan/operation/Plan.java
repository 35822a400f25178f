package dev.caravan.plan.operation;

import dev.caravan.tree.NodeId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What a pass would do, in the order in which it must be done (DR-7).
 *
 * <p>Every list is carried out from its first to its last; only transfers may run side by side.
 *
 * @param edits what both looks already prove; {@code Ledger} knows when each can be written
 * @param folders made before everything else, parents first
 * @param moves moves, and those folders that can be made only between moves; with temporary names
 *     where places are swapped
 * @param transfers uploads and downloads
 * @param fileTrash files that go
 * @param folderTrash folders that go with everything in them, deepest first
 * @param held operations of any kind that need approval, sorted by path
 * @param conflicts sorted by path
 * @param notes sorted by path
 * @param toConfirm folders on 115 that list empty although they were not: until the same question
 *     is answered again, a little later, nothing is concluded from it ({@code
 *     PlanRequest.confirmed})
 */
public record Plan(
        List<BaseEdit> edits,
        List<MakeFolder> folders,
        List<Operation> moves,
        List<Operation> transfers,
        List<Trash> fileTrash,
        List<Trash> folderTrash,
        List<Operation> held,
        List<Conflict> conflicts,
        List<Note> notes,
        Set<NodeId> toConfirm) {

    public Plan {
        edits = Collections.unmodifiableList(edits);
        folders = Collections.unmodifiableList(folders);
        moves = Collections.unmodifiableList(moves);
        transfers = Collections.unmodifiableList(transfers);
        fileTrash = Collections.unmodifiableList(fileTrash);
        folderTrash = Collections.unmodifiableList(folderTrash);
        held = Collections.unmodifiableList(held);
        conflicts = Collections.unmodifiableList(conflicts);
        notes = Collections.unmodifiableList(notes);
        toConfirm = Collections.unmodifiableSet(toConfirm);
    }

    /** Everything that may be done now, in order. */
    public List<Operation> operations() {
        List<Operation> all =
                new ArrayList<>(
                        folders.size()
                                + moves.size()
                                + transfers.size()
                                + fileTrash.size()
                                + folderTrash.size());
        all.addAll(folders);
        all.addAll(moves);
        all.addAll(transfers);
        all.addAll(fileTrash);
        all.addAll(folderTrash);
        return all;
    }

    /** The same without some things that are not to go now, after all. */
    public Plan without(Set<Trash> staying) {
        return new Plan(
                edits,
                folders,
                moves,
                transfers,
                fileTrash.stream().filter(trash -> !staying.contains(trash)).toList(),
                folderTrash.stream().filter(trash -> !staying.contains(trash)).toList(),
                held,
                conflicts,
                notes,
                toConfirm);
    }

    /** Whether both sides are in step and nothing is held. */
    public boolean isEmpty() {
        return folders.isEmpty()
                && moves.isEmpty()
                && transfers.isEmpty()
                && fileTrash.isEmpty()
                && folderTrash.isEmpty()
                && held.isEmpty();
    }

    /** Names the held operations; the same operations have the same name in every pass. */
    public String id() {
        return PlanName.of(held);
    }

    public PlanCounts counts() {
        return PlanCounts.of(this);
    }
}
