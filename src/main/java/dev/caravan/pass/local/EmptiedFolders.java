package dev.caravan.pass.local;

import dev.caravan.local.LocalFolder;
import dev.caravan.local.trash.ActResult;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.remember.Remembering;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.PlannedPass;
import dev.caravan.plan.request.Mode;
import dev.caravan.state.BaseStore;
import dev.caravan.state.JournalStore;
import dev.caravan.state.PassStore;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Removes local folders from which the last file was archived; on 115 they stay.
 *
 * <p>Only a folder in which really nothing lies can be removed, so nothing is lost.
 */
public final class EmptiedFolders {

    private final Remembering remembering;
    private final JournalStore journal;
    private final PassStore passes;
    private final InstantSource time;

    public EmptiedFolders(Remembering remembering, InstantSource time) {
        this.remembering = remembering;
        this.journal = new JournalStore(remembering.database());
        this.passes = new PassStore(remembering.database());
        this.time = time;
    }

    /** Does so when everything else is done, and hands the pass on. */
    public PlannedPass remove(PlannedPass planned) {
        Job job = planned.pass().job();
        if (job.mode() == Mode.ARCHIVE && job.archive().emptied() == Job.EmptyFolders.GO) {
            LocalFolder folder = planned.pass().localFolder(time);
            for (RelativePath path : candidates(planned.pass())) {
                remove(planned.pass(), folder, path);
            }
        }
        return planned;
    }

    /**
     * The folders of what was archived, and those above them, deepest first. A pass that died or
     * was broken off left its own behind: what went since the last success counts, not only what
     * went just now.
     */
    private Iterable<RelativePath> candidates(RunningPass pass) {
        Instant since = passes.lastSuccess(pass.key()).orElse(Instant.EPOCH);
        TreeSet<RelativePath> folders = new TreeSet<>();
        for (RelativePath archived : journal.trashedHereAfter(pass.key(), since)) {
            RelativePath at = archived.parent();
            while (!at.isRoot()) {
                folders.add(at);
                at = at.parent();
            }
        }
        return folders.descendingSet();
    }

    private void remove(RunningPass pass, LocalFolder folder, RelativePath path) {
        BaseStore base = remembering.store(pass);
        Optional<BaseNode> row = base.at(path).filter(node -> node.remoteId().isPresent());
        Optional<Stamp> stamp = row.flatMap(BaseNode::stamp);
        if (stamp.isEmpty() || expectsSomething(base, row.get().id())) {
            return;
        }
        try {
            ActResult result = folder.removeEmptyFolder(path, stamp.get().key());
            if (!(result instanceof ActResult.Stale)) {
                base.put(row.get().expectedOn(Presence.REMOTE_ONLY));
            }
        } catch (IOException failure) {
            // One folder that stays is no reason to break off a pass that has done all the rest.
            remembering.left(
                    pass,
                    path,
                    LocalAct.translated(
                            failure, "remove the empty folder " + path, pass.job().local()));
        }
    }

    private static boolean expectsSomething(BaseStore base, NodeId folder) {
        return base.children(folder).stream()
                .anyMatch(child -> child.presence() != Presence.REMOTE_ONLY);
    }
}
