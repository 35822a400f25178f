package dev.caravan.restore;

import dev.caravan.drive.RemoteItem;
import dev.caravan.plan.name.NameRules;
import dev.caravan.tree.RemoteId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives the items of a folder names that a local disk can hold and that no two of them share.
 *
 * <p>Nothing but a plain name ever comes out, so no name on 115 leads out of the target folder.
 */
final class LocalNames {

    private final KnownNames known;
    private final Map<RemoteId, Set<String>> foldersIn = new HashMap<>();
    private final Set<String> filesTaken = new HashSet<>();
    private RemoteId fileFolder = RemoteId.ROOT;

    LocalNames(KnownNames known) {
        this.known = known;
    }

    /** A name for a folder that no folder beside it has. */
    String ofFolder(RemoteItem folder) {
        Set<String> taken = foldersIn.computeIfAbsent(folder.parent(), parent -> new HashSet<>());
        return free(folder, taken);
    }

    /**
     * A name for a file that nothing beside it has. Files are asked for folder by folder, after all
     * folders, so that only one folder's names are kept.
     */
    String ofFile(RemoteItem file) {
        if (!file.parent().equals(fileFolder)) {
            fileFolder = file.parent();
            filesTaken.clear();
            filesTaken.addAll(foldersIn.getOrDefault(fileFolder, Set.of()));
        }
        return free(file, filesTaken);
    }

    private String free(RemoteItem item, Set<String> taken) {
        String name = usual(item);
        if (taken.add(name)) {
            return name;
        }
        String other = NameRules.duplicateName(item.name(), item.id());
        taken.add(other);
        return other;
    }

    private String usual(RemoteItem item) {
        Optional<String> name = known.of(item.id()).filter(NameRules::isLocalName);
        return name.orElseGet(() -> NameRules.localName(item.name(), item.id()));
    }
}
