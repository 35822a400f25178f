package dev.caravan.restore;

import dev.caravan.drive.RemoteItem;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.name.VersionName;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which path of the job every folder on 115 stands for: itself, or the one whose versions it holds.
 */
final class FolderPaths {

    /** What a folder holds. */
    enum Holds {
        FILES,
        VERSIONS
    }

    /** The path of the job that a folder stands for. */
    record Located(Holds holds, RelativePath path) {}

    private final Map<RemoteId, Located> located = new HashMap<>();

    FolderPaths(RemoteId root, List<RemoteItem> folders, LocalNames names) {
        Map<RemoteId, List<RemoteItem>> byParent = new HashMap<>();
        for (RemoteItem folder : folders) {
            byParent.computeIfAbsent(folder.parent(), parent -> new ArrayList<>()).add(folder);
        }
        located.put(root, new Located(Holds.FILES, RelativePath.ROOT));
        List<RemoteId> next = new ArrayList<>(List.of(root));
        while (!next.isEmpty()) {
            RemoteId parent = next.remove(next.size() - 1);
            Located above = Optional.ofNullable(located.get(parent)).orElseThrow();
            List<RemoteItem> children = byParent.getOrDefault(parent, List.of());
            children.stream()
                    .sorted(Comparator.comparing(RemoteItem::id))
                    .forEach(child -> place(child, above, names, next));
        }
    }

    private void place(RemoteItem child, Located above, LocalNames names, List<RemoteId> next) {
        Located here =
                isVersions(child, above)
                        ? new Located(Holds.VERSIONS, RelativePath.ROOT)
                        : new Located(above.holds(), above.path().child(name(child, above, names)));
        if (located.putIfAbsent(child.id(), here) == null) {
            next.add(child.id());
        }
    }

    private static boolean isVersions(RemoteItem child, Located above) {
        return above.holds() == Holds.FILES
                && above.path().isRoot()
                && child.name().equals(VersionName.FOLDER);
    }

    /** Folders of versions are named like those on 115 were; they need not be unique. */
    private static String name(RemoteItem child, Located above, LocalNames names) {
        return above.holds() == Holds.FILES
                ? names.ofFolder(child)
                : NameRules.localName(child.name(), child.id());
    }

    /** Empty for a folder that does not hang below the job's. */
    Optional<Located> of(RemoteId folder) {
        return Optional.ofNullable(located.get(folder));
    }

    /** The folders of the job itself, those above before those below. */
    List<RelativePath> folders() {
        return located.values().stream()
                .filter(each -> each.holds() == Holds.FILES && !each.path().isRoot())
                .map(Located::path)
                .sorted()
                .toList();
    }
}
