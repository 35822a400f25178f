package dev.caravan.drive;

import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folders of an earlier listing. */
public record SeenFolders(Map<RemoteId, RemoteItem> folders) implements FolderMemory {

    public static SeenFolders of(List<RemoteItem> items) {
        Map<RemoteId, RemoteItem> folders = new LinkedHashMap<>();
        items.stream()
                .filter(item -> item.kind() == NodeKind.FOLDER)
                .forEach(item -> folders.put(item.id(), item));
        return new SeenFolders(folders);
    }

    @Override
    public Optional<RemoteItem> folder(RemoteId id) {
        return Optional.ofNullable(folders.get(id));
    }

    @Override
    public Collection<RemoteItem> all() {
        return folders.values();
    }
}
