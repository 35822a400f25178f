package dev.caravan.plan;

import dev.caravan.plan.SideTree.Item;
import dev.caravan.plan.request.Mode;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.Side;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Worlds in text: {@code a=1 d/ d/b=2} is a file, a folder and a file in it.
 *
 * <p>In a side, what stands at the path of something in the base is that very thing: edited when
 * its content differs, in place here, by another upload on 115. {@code c=1<a} is what was {@code a}
 * in the base; what stands in a moved folder moved along. {@code a=1<-} is something new although
 * the base has that path. Folders on the way to a path need not be written.
 */
final class Trees {

    private static final long FIRST_INODE = 100;
    private static final long FIRST_ID = 5000;

    private Trees() {}

    /** A job whose base is {@code base}, and whose sides are as they are now. */
    static Pass world(Mode mode, String base, String local, String remote) {
        Pass pass =
                new Pass(mode, new SideTree(FIRST_INODE), new SideTree(FIRST_ID), new MemoryBase());
        Map<String, Item> inodes = build(pass.local, base);
        Map<String, Item> ids = build(pass.remote, base);
        remember(pass, inodes, ids);
        change(pass.local, Side.LOCAL, inodes, local);
        change(pass.remote, Side.REMOTE, ids, remote);
        return pass;
    }

    private static Map<String, Item> build(SideTree tree, String text) {
        Map<String, Item> items = new LinkedHashMap<>();
        for (String token : tokens(text)) {
            make(tree, items, token);
        }
        return items;
    }

    private static String[] tokens(String text) {
        return text.isBlank() ? new String[0] : text.trim().split(" +");
    }

    private static void make(SideTree tree, Map<String, Item> items, String token) {
        boolean folder = token.endsWith("/");
        int equal = token.indexOf('=');
        String path = folder ? token.substring(0, token.length() - 1) : token.substring(0, equal);
        if (items.containsKey(path)) {
            return;
        }
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            make(tree, items, path.substring(0, slash + 1));
        }
        long parent = slash > 0 ? items.get(path.substring(0, slash)).number : SideTree.ROOT;
        String content = folder ? "" : token.substring(equal + 1);
        NodeKind kind = folder ? NodeKind.FOLDER : NodeKind.FILE;
        items.put(path, tree.add(parent, path.substring(slash + 1), kind, content));
    }

    private static void remember(Pass pass, Map<String, Item> inodes, Map<String, Item> ids) {
        Map<String, NodeId> nodes = new HashMap<>();
        inodes.forEach(
                (path, item) -> {
                    int slash = path.lastIndexOf('/');
                    NodeId parent = slash > 0 ? nodes.get(path.substring(0, slash)) : NodeId.ROOT;
                    NodeId id = pass.base.nextId();
                    nodes.put(path, id);
                    pass.base.put(
                            new BaseNode(
                                    id,
                                    new Place(parent, item.name),
                                    Optional.empty(),
                                    item.kind,
                                    item.isFile()
                                            ? Optional.of(item.contentSeen())
                                            : Optional.empty(),
                                    Optional.of(ids.get(path).remoteId()),
                                    Optional.of(item.stamp()),
                                    Presence.BOTH));
                });
    }

    /** One side as it is now. */
    private static final class Change {
        private final SideTree tree;
        private final Side side;
        private final Map<String, Item> was;
        private final Map<Item, String> oldPaths = new HashMap<>();
        private final Map<String, Item> now = new HashMap<>();
        private final Set<Item> kept = new HashSet<>();

        Change(SideTree tree, Side side, Map<String, Item> was) {
            this.tree = tree;
            this.side = side;
            this.was = was;
            was.forEach((path, item) -> oldPaths.put(item, path));
        }

        void place(String token) {
            String plain = token.contains("<") ? token.substring(0, token.indexOf('<')) : token;
            boolean folder = plain.endsWith("/");
            int end = folder ? plain.length() - 1 : plain.indexOf('=');
            String path = plain.substring(0, end);
            if (folder && now.containsKey(path)) {
                return;
            }
            int slash = path.lastIndexOf('/');
            if (slash > 0) {
                place(path.substring(0, slash + 1));
            }
            String above = slash > 0 ? path.substring(0, slash) : "";
            long parent = slash > 0 ? now.get(above).number : SideTree.ROOT;
            String name = path.substring(slash + 1);
            String content = folder ? "" : plain.substring(end + 1);
            Item old = old(token, above, name);
            NodeKind kind = folder ? NodeKind.FOLDER : NodeKind.FILE;
            if (old == null || old.kind != kind || kept.contains(old)) {
                remember(path, tree.add(parent, name, kind, content));
                return;
            }
            if (old.parent != parent || !old.name.equals(name)) {
                tree.move(old, parent, name);
            }
            if (!folder && !old.content.equals(content)) {
                Item edited = side == Side.LOCAL ? old : tree.renumber(old);
                tree.edit(edited, content);
                kept.add(old);
                remember(path, edited);
                return;
            }
            remember(path, old);
        }

        private void remember(String path, Item item) {
            now.put(path, item);
            kept.add(item);
        }

        private Item old(String token, String above, String name) {
            if (token.endsWith("<-")) {
                return null;
            }
            if (token.contains("<")) {
                String from = token.substring(token.indexOf('<') + 1);
                if (!was.containsKey(from)) {
                    throw new IllegalArgumentException("not in the base: " + from);
                }
                return was.get(from);
            }
            String folder = above.isEmpty() ? "" : oldPaths.getOrDefault(now.get(above), "?") + "/";
            return was.get(folder + name);
        }

        void finish() {
            for (Item item : tree.all()) {
                if (!kept.contains(item)) {
                    tree.items.remove(item.number);
                }
            }
        }
    }

    private static void change(SideTree tree, Side side, Map<String, Item> was, String text) {
        Change change = new Change(tree, side, was);
        for (String token : tokens(text)) {
            change.place(token);
        }
        change.finish();
    }
}
