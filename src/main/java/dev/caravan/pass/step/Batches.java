package dev.caravan.pass.step;

import dev.caravan.plan.operation.Trash;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that go to trash, sorted by whether several go from one folder on 115.
 *
 * @param together at most {@link TrashBatch#MOST} of one folder each
 * @param alone all others, in their order
 */
record Batches(List<List<Trash>> together, List<Trash> alone) {

    static Batches of(List<Trash> files) {
        Map<NodeId, List<Trash>> folders = new LinkedHashMap<>();
        for (Trash file : files) {
            if (isBatchable(file)) {
                folders.computeIfAbsent(file.where().place().parent(), id -> new ArrayList<>())
                        .add(file);
            }
        }
        List<List<Trash>> together = new ArrayList<>();
        folders.values().stream()
                .filter(some -> some.size() > 1)
                .forEach(some -> cut(some, together));
        List<Trash> alone =
                files.stream()
                        .filter(file -> !isBatchable(file) || sizeOf(folders, file) == 1)
                        .toList();
        return new Batches(together, alone);
    }

    private static boolean isBatchable(Trash file) {
        return file.side() == Side.REMOTE
                && file.afterwards() == Trash.Afterwards.FORGET
                && file.expected().remoteId().isPresent();
    }

    private static int sizeOf(Map<NodeId, List<Trash>> folders, Trash file) {
        return folders.getOrDefault(file.where().place().parent(), List.of()).size();
    }

    private static void cut(List<Trash> files, List<List<Trash>> into) {
        for (int from = 0; from < files.size(); from += TrashBatch.MOST) {
            into.add(files.subList(from, Math.min(from + TrashBatch.MOST, files.size())));
        }
    }
}
