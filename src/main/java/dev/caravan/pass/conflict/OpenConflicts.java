package dev.caravan.pass.conflict;

import dev.caravan.plan.request.Mode;
import dev.caravan.state.BaseStore;
import dev.caravan.state.Conflict;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which conflicts of a job a person has still to look at: those whose two files are both there.
 *
 * @param root the job's local folder
 */
public record OpenConflicts(BaseStore base, Path root, Mode mode) {

    /** Those of the list that are open; all of them while the local folder is not there. */
    public List<Conflict> of(List<Conflict> conflicts) {
        return Files.isDirectory(root)
                ? conflicts.stream().filter(this::isOpen).toList()
                : conflicts;
    }

    boolean isOpen(Conflict conflict) {
        return isThere(conflict.path()) && (isThere(conflict.copy()) || isLeftAloneOn115(conflict));
    }

    // What a one-way job only leaves on 115 is in no base, so that nobody but a person can say when
    // it is settled.
    private boolean isLeftAloneOn115(Conflict conflict) {
        return conflict.side() == Side.REMOTE && mode.source().equals(Optional.of(Side.LOCAL));
    }

    /** A file that the job leaves on 115 alone is there as well. */
    private boolean isThere(RelativePath path) {
        Path place = root;
        for (String name : path.names()) {
            place = place.resolve(name);
        }
        Optional<BaseNode> node = base.at(path);
        return Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                || node.filter(it -> it.presence() == Presence.REMOTE_ONLY).isPresent();
    }
}
