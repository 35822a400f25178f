package dev.caravan.restore;

import dev.caravan.drive.RemoteItem;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.name.VersionName;
import dev.caravan.restore.FolderPaths.Holds;
import dev.caravan.restore.FolderPaths.Located;
import dev.caravan.state.remote.RemoteInventory;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What of a listing is wanted: for each path the version that was valid at the wanted moment.
 *
 * <p>That is the one that was replaced or removed first after it; where nothing was, the file that
 * stands there now. So files that were deleted since come back, too. When a file first came is not
 * known: one without versions counts as having always been there.
 */
final class Catalogue {

    private final RemoteInventory inventory;
    private final RemoteId root;
    private final KnownNames known;
    private final Wish wish;
    private final Map<RelativePath, Version> versions = new TreeMap<>();

    private record Version(Instant until, RemoteItem item) {}

    Catalogue(RemoteInventory inventory, RemoteId root, KnownNames known, Wish wish) {
        this.inventory = inventory;
        this.root = root;
        this.known = known;
        this.wish = wish;
        wish.at().ifPresent(this::collect);
    }

    private void collect(Instant at) {
        FolderPaths paths = paths(new LocalNames(known));
        inventory.files(
                item ->
                        paths.of(item.parent())
                                .filter(folder -> folder.holds() == Holds.VERSIONS)
                                .ifPresent(folder -> collect(folder.path(), item, at)));
    }

    private void collect(RelativePath folder, RemoteItem item, Instant at) {
        Optional<VersionName> name = VersionName.parse(item.name());
        if (name.isEmpty() || !name.get().replaced().isAfter(at)) {
            return;
        }
        RelativePath path = folder.child(NameRules.localName(name.get().name(), item.id()));
        versions.merge(
                path,
                new Version(name.get().replaced(), item),
                (one, other) -> other.until().isBefore(one.until()) ? other : one);
    }

    private FolderPaths paths(LocalNames names) {
        return new FolderPaths(root, inventory.folders(), names);
    }

    /** The folders that are wanted, those above before those below. */
    List<RelativePath> folders() {
        return paths(new LocalNames(known)).folders().stream().filter(wish::includes).toList();
    }

    /** Shows every wanted file once. */
    void each(Consumer<Candidate> each) {
        LocalNames names = new LocalNames(known);
        FolderPaths paths = paths(names);
        Map<RelativePath, Version> left = new TreeMap<>(versions);
        inventory.files(
                item ->
                        paths.of(item.parent())
                                .filter(folder -> folder.holds() == Holds.FILES)
                                .map(folder -> current(folder, item, names, left))
                                .filter(found -> wish.includes(found.path()))
                                .ifPresent(each));
        left.forEach(
                (path, version) -> {
                    if (wish.includes(path)) {
                        each.accept(new Candidate(path, version.item()));
                    }
                });
    }

    private static Candidate current(
            Located folder,
            RemoteItem item,
            LocalNames names,
            Map<RelativePath, Version> versions) {
        RelativePath path = folder.path().child(names.ofFile(item));
        Version older = versions.remove(path);
        return new Candidate(path, older == null ? item : older.item());
    }
}
