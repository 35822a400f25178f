package dev.caravan.plan;

import dev.caravan.plan.SideTree.Item;
import dev.caravan.plan.request.Mode;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random worlds: a tree that both sides agree on, then changes to either of them. Few names, so
 * that they meet often. The same seed gives the same world.
 */
final class RandomTriples {

    private static final String[] NAMES = {"a", "b", "c.x", "d.y", "e"};
    private static final String[] CONTENTS = {"1", "2", "3", "44", "55", ""};

    private final SplittableRandom random;
    private final Mode mode;

    RandomTriples(long seed, Mode mode) {
        this.random = new SplittableRandom(seed);
        this.mode = mode;
    }

    /** A list of changes, so that a failing case can be shrunk by leaving some out. */
    record Change(Side side, int kind, long one, long two, String name, String content) {}

    List<Change> seeds() {
        List<Change> changes = new ArrayList<>();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            changes.add(change(Side.LOCAL, random.nextInt(2)));
        }
        return changes;
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Side side : Side.values()) {
            int count = random.nextInt(5);
            for (int i = 0; i < count; i++) {
                changes.add(change(side, random.nextInt(8)));
            }
        }
        return changes;
    }

    private Change change(Side side, int kind) {
        return new Change(
                side,
                kind,
                random.nextLong() >>> 1,
                random.nextLong() >>> 1,
                NAMES[random.nextInt(NAMES.length)],
                CONTENTS[random.nextInt(CONTENTS.length)]);
    }

    /** A world in which both sides have agreed. */
    Pass agreed(List<Change> seeds) {
        Pass pass = new Pass(mode, new SideTree(100), new SideTree(5000), new MemoryBase());
        SideTree source =
                mode.source().equals(java.util.Optional.of(Side.REMOTE)) ? pass.remote : pass.local;
        seeds.forEach(change -> apply(change, source));
        pass.run();
        return pass;
    }

    static void apply(List<Change> changes, Pass pass) {
        for (Change change : changes) {
            apply(change, change.side() == Side.LOCAL ? pass.local : pass.remote);
        }
    }

    private static void apply(Change change, SideTree tree) {
        List<Item> all = tree.all();
        switch (change.kind()) {
            case 0 -> add(tree, folder(tree, change.two()), change, NodeKind.FILE);
            case 1 -> add(tree, folder(tree, change.two()), change, NodeKind.FOLDER);
            case 2, 3 -> {
                if (!all.isEmpty()) {
                    edit(tree, pick(all, change.one()), change);
                }
            }
            case 4 -> {
                if (!all.isEmpty()) {
                    tree.remove(pick(all, change.one()));
                }
            }
            case 5, 6 -> {
                if (!all.isEmpty()) {
                    move(tree, pick(all, change.one()), change);
                }
            }
            default -> swap(tree, all, change);
        }
    }

    private static Item pick(List<Item> all, long choice) {
        return all.get((int) (choice % all.size()));
    }

    private static long folder(SideTree tree, long choice) {
        List<Long> folders = new ArrayList<>(List.of(SideTree.ROOT));
        tree.all().stream().filter(item -> !item.isFile()).forEach(i -> folders.add(i.number));
        return folders.get((int) (choice % folders.size()));
    }

    private static void add(SideTree tree, long parent, Change change, NodeKind kind) {
        boolean taken = !tree.named(parent, change.name()).isEmpty();
        boolean duplicate =
                change.side() == Side.REMOTE
                        && change.kind() == 0
                        && kind == NodeKind.FILE
                        && change.one() % 3 == 0;
        if (!taken || duplicate) {
            tree.add(parent, change.name(), kind, kind == NodeKind.FILE ? change.content() : "");
        }
    }

    // Local programs write in place or save by renaming; on 115 another client's edit is a new
    // item.
    private static void edit(SideTree tree, Item item, Change change) {
        if (!item.isFile()) {
            return;
        }
        if (change.side() == Side.REMOTE || change.two() % 2 == 0) {
            tree.edit(tree.renumber(item), change.content());
        } else {
            tree.edit(item, change.content());
        }
    }

    private static void move(SideTree tree, Item item, Change change) {
        long parent = change.one() % 2 == 0 ? item.parent : folder(tree, change.two());
        boolean intoItself =
                !item.isFile() && parent != SideTree.ROOT && tree.isBelow(parent, item.number);
        if (intoItself) {
            return;
        }
        List<Item> there = tree.named(parent, change.name());
        // Moving a file over another one replaces it, as rename(2) does.
        if (there.size() == 1
                && there.get(0).isFile()
                && item.isFile()
                && there.get(0) != item
                && change.two() % 3 == 0) {
            tree.remove(there.get(0));
            there = List.of();
        }
        if (there.isEmpty()) {
            tree.move(item, parent, change.name());
        }
    }

    private static void swap(SideTree tree, List<Item> all, Change change) {
        if (all.size() < 2) {
            return;
        }
        Item one = pick(all, change.one());
        Item two = pick(all, change.two());
        if (one == two
                || tree.isBelow(one.number, two.number)
                || tree.isBelow(two.number, one.number)) {
            return;
        }
        long parent = one.parent;
        String name = one.name;
        tree.move(one, two.parent, two.name);
        tree.move(two, parent, name);
    }
}
