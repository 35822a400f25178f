package dev.caravan.state.remote;

import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.state.Samples;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Stamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A random base, and what a listing shows of a drive that has since gone its own way. */
final class RandomRemoteWorld {

    final Map<NodeId, BaseNode> base = new LinkedHashMap<>();
    final List<RemoteItem> listing = new ArrayList<>();
    final Set<RemoteId> emptyButThere = new HashSet<>();
    final ListingVerdict verdict;

    private final Random random;
    private final List<RemoteId> folders = new ArrayList<>(List.of(Samples.ROOT_ON_115));

    RandomRemoteWorld(long seed) {
        random = new Random(seed);
        makeBase(3 + random.nextInt(40));
        showFreshFolders(random.nextInt(6));
        showBase();
        showFreshFiles(random.nextInt(8));
        Set<RemoteId> unknown = new HashSet<>();
        if (random.nextInt(3) == 0) {
            unknown.add(folders.get(random.nextInt(folders.size())));
        }
        verdict = new ListingVerdict(random.nextInt(5) != 0, unknown, "", 1);
    }

    private void makeBase(int count) {
        List<NodeId> parents = new ArrayList<>(List.of(NodeId.ROOT));
        for (int i = 1; i <= count; i++) {
            boolean folder = random.nextInt(3) == 0;
            NodeId id = new NodeId(i);
            Presence presence =
                    random.nextInt(8) == 0
                            ? Presence.values()[1 + random.nextInt(2)]
                            : Presence.BOTH;
            base.put(
                    id,
                    new BaseNode(
                            id,
                            new Place(parents.get(random.nextInt(parents.size())), "n" + i),
                            random.nextInt(6) == 0 ? Optional.of("r" + i) : Optional.empty(),
                            folder ? NodeKind.FOLDER : NodeKind.FILE,
                            folder ? Optional.empty() : Optional.of(content()),
                            random.nextInt(12) == 0 ? Optional.empty() : Optional.of(id(i)),
                            Optional.of(new Stamp(1, i, i, new FileKey(1, i))),
                            presence));
            if (folder) {
                parents.add(id);
                base.get(id).remoteId().ifPresent(folders::add);
            }
        }
    }

    private void showFreshFolders(int count) {
        for (int i = 0; i < count; i++) {
            RemoteId id = id(500 + i);
            // Some stand in folders that come later in the listing, or nowhere at all.
            RemoteId parent = random.nextInt(4) == 0 ? id(500 + random.nextInt(8)) : anyFolder();
            listing.add(item(id, parent, "f" + i, NodeKind.FOLDER, Optional.empty()));
            folders.add(id);
        }
    }

    private void showBase() {
        for (BaseNode node : base.values()) {
            if (node.remoteId().isEmpty() || random.nextInt(4) == 0) {
                if (random.nextBoolean()) {
                    node.remoteId().ifPresent(emptyButThere::add);
                }
                continue;
            }
            boolean moved = random.nextInt(5) == 0;
            RemoteId parent = moved ? anyFolder() : parentOf(node);
            String name = random.nextInt(6) == 0 ? "renamed" + random.nextInt(3) : node.nameOn115();
            Optional<Content> content =
                    node.content().map(now -> random.nextInt(5) == 0 ? content() : now);
            listing.add(item(node.remoteId().get(), parent, name, node.kind(), content));
        }
    }

    private void showFreshFiles(int count) {
        for (int i = 0; i < count; i++) {
            Optional<Content> content =
                    random.nextInt(5) == 0 ? Optional.empty() : Optional.of(content());
            listing.add(item(id(700 + i), anyFolder(), "x" + i, NodeKind.FILE, content));
        }
    }

    private RemoteItem item(
            RemoteId id, RemoteId parent, String name, NodeKind kind, Optional<Content> content) {
        RemoteItem.State state =
                kind == NodeKind.FILE && random.nextInt(8) == 0
                        ? RemoteItem.State.values()[1 + random.nextInt(2)]
                        : RemoteItem.State.WHOLE;
        return new RemoteItem(id, parent, name, kind, content, Optional.empty(), state);
    }

    private RemoteId parentOf(BaseNode node) {
        NodeId parent = node.place().parent();
        return parent.equals(NodeId.ROOT)
                ? Samples.ROOT_ON_115
                : base.get(parent).remoteId().orElse(id(999));
    }

    private RemoteId anyFolder() {
        return folders.get(random.nextInt(folders.size()));
    }

    private Content content() {
        return new Content(Samples.sha1(random.nextInt(5)), random.nextInt(3));
    }

    /** Short ids and ids beyond 63 bits, which are kept in different ways. */
    private static RemoteId id(int number) {
        return new RemoteId(number % 7 == 0 ? "1234567890123456" + (1000 + number) : "" + number);
    }
}
