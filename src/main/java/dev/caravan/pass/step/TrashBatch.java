package dev.caravan.pass.step;

import dev.caravan.pass.running.RunningPass;
import dev.caravan.plan.operation.Trash;
import dev.caravan.tree.RemoteId;
import java.util.List;

/** Files of one folder on 115 that go to the recycle bin with one call. */
public record TrashBatch(RunningPass pass, List<Step> steps) {

    /** What 115 takes at once. */
    static final int MOST = 100;

    public TrashBatch {
        steps = List.copyOf(steps);
    }

    public String account() {
        return pass.account();
    }

    public boolean hasFiles() {
        return !steps.isEmpty();
    }

    /** The ids that go. */
    public List<RemoteId> ids() {
        return steps.stream().map(TrashBatch::id).toList();
    }

    public static RemoteId id(Step step) {
        return ((Trash) step.operation())
                .expected()
                .remoteId()
                .orElseThrow(() -> new IllegalStateException("no id: " + step.operation().path()));
    }
}
