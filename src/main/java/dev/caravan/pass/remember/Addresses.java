package dev.caravan.pass.remember;

import dev.caravan.pass.step.Step;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Trash;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.RemoteId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where on 115 an operation happens: ids, asked from the base at the moment of the operation. */
public final class Addresses {

    private final Whereabouts whereabouts;

    public Addresses(Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
    }

    /** The folder that holds, or will hold, the item. */
    public RemoteId folder(Step step) {
        return whereabouts.folderOn115(step, step.operation().where().place());
    }

    /**
     * The folder that holds what goes; null, which is no header, when it is none of the base:
     * another client moved the item there, and 115 has to be asked.
     */
    public @Nullable RemoteId folderOfTrash(Step step) {
        return whereabouts.isInBase(step, step.operation().where().place().parent())
                ? folder(step)
                : null;
    }

    /** The item that moves or goes. */
    public RemoteId item(Step step) {
        Optional<RemoteId> expected = Optional.empty();
        if (step.operation() instanceof Move move) {
            expected = move.expected().remoteId();
        } else if (step.operation() instanceof Trash trash) {
            expected = trash.expected().remoteId();
        }
        return expected.or(() -> ofBase(step))
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "no id on 115 for " + step.operation().path()));
    }

    private Optional<RemoteId> ofBase(Step step) {
        return whereabouts.row(step, step.operation().node()).flatMap(BaseNode::remoteId);
    }
}
