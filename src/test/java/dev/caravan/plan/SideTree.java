package dev.caravan.plan;

import dev.caravan.tree.Content;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Sha1;
import dev.caravan.tree.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** One side in memory: items with a number that stays when they move, like an inode or an id. */
final class SideTree {

    static final long ROOT = 0;

    private static final Comparator<Item> BY_NAME =
            Comparator.comparing((Item item) -> item.name).thenComparing(item -> item.number);

    /** A file or folder. */
    static final class Item {
        final long number;
        final NodeKind kind;
        long parent;
        String name;
        String content;
        long modified;
        long changed;

        Item(long number, NodeKind kind, long parent, String name, String content, long now) {
            this.number = number;
            this.kind = kind;
            this.parent = parent;
            this.name = name;
            this.content = content;
            this.modified = now;
            this.changed = now;
        }

        boolean isFile() {
            return kind == NodeKind.FILE;
        }

        Content contentSeen() {
            return contentOf(content);
        }

        Stamp stamp() {
            long size = isFile() ? contentSeen().size() : 0;
            return new Stamp(size, modified, changed, new FileKey(1, number));
        }

        RemoteId remoteId() {
            return new RemoteId(Long.toString(number));
        }
    }

    /** Contents are short words; their size is their length, so that many are of equal size. */
    static Content contentOf(String word) {
        if (word.isEmpty()) {
            return new Content(Sha1.OF_EMPTY, 0);
        }
        return new Content(new Sha1(word.hashCode(), 7, 7), word.length());
    }

    final Map<Long, Item> items = new LinkedHashMap<>();
    final List<String> trash = new ArrayList<>();
    private long clock = 1;
    private long last;

    SideTree(long firstNumber) {
        this.last = firstNumber;
    }

    long nextNumber() {
        return ++last;
    }

    Item add(long parent, String name, NodeKind kind, String content) {
        return add(nextNumber(), parent, name, kind, content);
    }

    Item add(long number, long parent, String name, NodeKind kind, String content) {
        Item item = new Item(number, kind, parent, name, content, ++clock);
        items.put(number, item);
        return item;
    }

    void edit(Item item, String content) {
        item.content = content;
        item.modified = ++clock;
        item.changed = clock;
    }

    void move(Item item, long parent, String name) {
        item.parent = parent;
        item.name = name;
        item.changed = ++clock;
    }

    /** Gives an item another number, as an editor does that saves a file by renaming. */
    Item renumber(Item item) {
        items.remove(item.number);
        return add(item.parent, item.name, item.kind, item.content);
    }

    void remove(Item item) {
        for (Item child : children(item.number)) {
            remove(child);
        }
        items.remove(item.number);
    }

    void trash(Item item) {
        for (Item child : children(item.number)) {
            trash(child);
        }
        items.remove(item.number);
        if (item.isFile()) {
            trash.add(item.content);
        }
    }

    List<Item> children(long parent) {
        List<Item> children = new ArrayList<>();
        for (Item item : items.values()) {
            if (item.parent == parent) {
                children.add(item);
            }
        }
        children.sort(BY_NAME);
        return children;
    }

    List<Item> named(long parent, String name) {
        List<Item> named = new ArrayList<>();
        for (Item item : items.values()) {
            if (item.parent == parent && item.name.equals(name)) {
                named.add(item);
            }
        }
        return named;
    }

    /** The item at a path; empty text is the root, which has none. */
    Optional<Item> at(String path) {
        long folder = ROOT;
        Optional<Item> item = Optional.empty();
        for (String name : path.split("/")) {
            item = named(folder, name).stream().findFirst();
            if (item.isEmpty()) {
                return item;
            }
            folder = item.get().number;
        }
        return item;
    }

    String path(Item item) {
        return item.parent == ROOT ? item.name : path(items.get(item.parent)) + "/" + item.name;
    }

    boolean isBelow(long number, long folder) {
        for (long at = number; at != ROOT; at = items.get(at).parent) {
            if (at == folder) {
                return true;
            }
        }
        return false;
    }

    /** All items, parents first, each with its path. */
    List<Item> all() {
        List<Item> all = new ArrayList<>();
        addBelow(ROOT, all);
        return all;
    }

    private void addBelow(long parent, List<Item> all) {
        for (Item child : children(parent)) {
            all.add(child);
            addBelow(child.number, all);
        }
    }

    SideTree copy() {
        SideTree copy = new SideTree(last);
        copy.clock = clock;
        for (Item item : items.values()) {
            Item twin = copy.add(item.number, item.parent, item.name, item.kind, item.content);
            twin.modified = item.modified;
            twin.changed = item.changed;
        }
        copy.clock = clock;
        copy.trash.addAll(trash);
        return copy;
    }

    /** Paths with contents, such as {@code a=1 d/ d/b=2}. */
    @Override
    public String toString() {
        TreeSet<String> lines = new TreeSet<>();
        for (Item item : items.values()) {
            lines.add(path(item) + (item.isFile() ? "=" + item.content : "/"));
        }
        return String.join(" ", lines);
    }
}
