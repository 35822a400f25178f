package dev.caravan.plan.operation;

import java.util.List;

/**
 * A plan in figures; what is held counts only in {@code held}.
 *
 * @param replaces uploads and downloads that replace another version; they are counted among the
 *     uploads and downloads too
 * @param trashed files that go to trash, those inside of trashed folders too
 */
public record PlanCounts(
        long folders,
        long moves,
        long uploads,
        long uploadBytes,
        long downloads,
        long downloadBytes,
        long replaces,
        long trashed,
        long held,
        long conflicts) {

    static PlanCounts of(Plan plan) {
        List<Operation> transfers = plan.transfers();
        List<Operation> moves = plan.moves();
        long made = moves.stream().filter(MakeFolder.class::isInstance).count();
        return new PlanCounts(
                plan.folders().size() + made,
                moves.size() - made,
                transfers.stream().filter(Upload.class::isInstance).count(),
                bytes(transfers, Upload.class),
                transfers.stream().filter(Download.class::isInstance).count(),
                bytes(transfers, Download.class),
                transfers.stream().filter(each -> each.replaces().isPresent()).count(),
                files(plan.fileTrash()) + files(plan.folderTrash()),
                plan.held().size(),
                plan.conflicts().size());
    }

    private static long bytes(List<Operation> operations, Class<? extends Operation> kind) {
        return operations.stream().filter(kind::isInstance).mapToLong(Operation::bytes).sum();
    }

    private static long files(List<Trash> trashes) {
        return trashes.stream().mapToLong(Trash::files).sum();
    }
}
