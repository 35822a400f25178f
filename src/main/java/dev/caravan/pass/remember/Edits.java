package dev.caravan.pass.remember;

import dev.caravan.pass.base.PassBase;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.plan.operation.BaseEdit;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Presence;
import dev.caravan.tree.Stamp;
import java.util.List;
import java.util.Optional;

/** Remembers what both looks already prove, before anything is done. */
public final class Edits {

    /** So many go to the disk at once: few enough to stay small, enough not to wait for each. */
    private static final int BATCH = 1000;

    private final Remembering remembering;

    public Edits(Remembering remembering) {
        this.remembering = remembering;
    }

    public void apply(RunningPass pass, List<BaseEdit> edits) {
        PassBase base = remembering.base(pass);
        for (int from = 0; from < edits.size(); from += BATCH) {
            List<BaseEdit> some = edits.subList(from, Math.min(from + BATCH, edits.size()));
            remembering
                    .database()
                    .together(
                            () -> {
                                some.forEach(edit -> remember(base, edit));
                                remembering.write(pass);
                            });
        }
    }

    private static void remember(PassBase base, BaseEdit edit) {
        if (edit instanceof BaseEdit.Adopt adopt) {
            base.remember(adopted(base, adopt));
        } else if (edit instanceof BaseEdit.Update update) {
            base.remember(placed(base, update.row()));
        } else if (edit instanceof BaseEdit.Restamp restamp) {
            base.row(restamp.node())
                    .ifPresent(row -> base.remember(withStamp(row, restamp.stamp())));
        } else if (edit instanceof BaseEdit.Forget forget) {
            base.forget(forget.node());
        }
    }

    private static BaseNode adopted(PassBase base, BaseEdit.Adopt adopt) {
        return new BaseNode(
                base.number(adopt.node()),
                base.place(adopt.place()),
                adopt.remoteName(),
                adopt.kind(),
                adopt.content(),
                Optional.of(adopt.remoteId()),
                Optional.of(adopt.stamp()),
                Presence.BOTH);
    }

    private static BaseNode placed(PassBase base, BaseNode row) {
        return new BaseNode(
                row.id(),
                base.place(row.place()),
                row.remoteName(),
                row.kind(),
                row.content(),
                row.remoteId(),
                row.stamp(),
                row.presence());
    }

    private static BaseNode withStamp(BaseNode row, Stamp stamp) {
        return new BaseNode(
                row.id(),
                row.place(),
                row.remoteName(),
                row.kind(),
                row.content(),
                row.remoteId(),
                Optional.of(stamp),
                row.presence());
    }
}
