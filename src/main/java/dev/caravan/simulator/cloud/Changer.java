package dev.caravan.simulator.cloud;

import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.ListingSwitch;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import java.util.List;

/** Renames, moves and copies what is in a tree. */
final class Changer {

    private final Tree tree;
    private final Jobs jobs;
    private final Naming naming;
    private final Switches switches;
    private final SimulatedClock clock;
    private final Ids ids;

    Changer(Tree tree, Jobs jobs, Switches switches, SimulatedClock clock, Ids ids) {
        this.tree = tree;
        this.jobs = jobs;
        this.naming = new Naming(switches);
        this.switches = switches;
        this.clock = clock;
        this.ids = ids;
    }

    /** Renames; on an item in the bin this is accepted and changes nothing, as 115 does. */
    Item rename(long id, String asked) {
        Item item = known(id);
        naming.checkRename(asked);
        String name = naming.stored(naming.renamed(item, asked));
        if (!tree.isLive(id) || name.equals(item.name())) {
            return item.named(name);
        }
        Item renamed = touched(item.named(naming.arriving(tree, item.parent(), name, item.kind())));
        tree.put(renamed);
        return renamed;
    }

    void renameFreely(long id, String name) {
        tree.put(touched(known(id).named(name)));
    }

    Item star(long id, boolean starred) {
        Item changed = known(id).starred(starred);
        if (tree.isLive(id)) {
            tree.put(changed);
        }
        return changed;
    }

    void move(List<Long> moved, long target) {
        jobs.checkIdle();
        checkTarget(target);
        List<Item> tops = live(moved).stream().filter(each -> each.parent() != target).toList();
        checkOutside(tops, target, 800006);
        jobs.accept(
                Jobs.Kind.MOVE, tops, all(tops), () -> tops.forEach(each -> moveNow(each, target)));
    }

    /**
     * Copies; the reply tells no ids.
     *
     * @param space how many bytes may still come
     */
    void copy(List<Long> copied, long target, Taken taken, long space) {
        jobs.checkIdle();
        checkTarget(target);
        List<Item> tops =
                live(copied).stream()
                        .filter(each -> taken == Taken.COPY_AGAIN || isFree(each, target))
                        .toList();
        checkOutside(tops, target, 91002);
        if (tops.stream().anyMatch(each -> each.parent() == target)) {
            throw new Refused(91001, "不能复制到文件所在的目录");
        }
        List<Item> all = all(tops);
        if (all.stream().mapToLong(Item::size).sum() > space) {
            throw new Refused(91005, "空间不足，复制失败");
        }
        jobs.accept(Jobs.Kind.OTHER, tops, all, () -> tops.forEach(each -> copyNow(each, target)));
    }

    private void moveNow(Item item, long target) {
        if (!tree.isLive(item.id()) || !tree.isLiveFolder(target)) {
            return;
        }
        String name = naming.arriving(tree, target, item.name(), item.kind());
        tree.put(touched(item.under(target).named(name)));
    }

    private void copyNow(Item item, long target) {
        List<Item> below = item.isFolder() ? List.copyOf(tree.children(item.id())) : List.of();
        String code = (item.isFolder() ? "f" : "") + ids.pickCode();
        String name = naming.arriving(tree, target, item.name(), item.kind());
        Item copy =
                item.identified(ids.next(), code)
                        .under(target)
                        .named(name)
                        .touched(clock.seconds(), clock.seconds());
        tree.put(copy);
        below.forEach(each -> copyNow(each, copy.id()));
    }

    private Item touched(Item item) {
        return switch (switches.of(ListingSwitch.TOUCH)) {
            case NONE -> item;
            case CHANGED -> item.touched(item.modified(), clock.seconds());
            case BOTH -> item.touched(clock.seconds(), clock.seconds());
        };
    }

    private boolean isFree(Item item, long target) {
        return naming.bearers(tree, target, item.name()).isEmpty();
    }

    private void checkTarget(long target) {
        if (tree.isLiveFolder(target)) {
            return;
        }
        if (tree.find(target).filter(Item::isFolder).isPresent()) {
            throw new Refused(20018, "目标目录已被删除");
        }
        throw new Refused(20009, "目标目录不存在");
    }

    private void checkOutside(List<Item> tops, long target, long code) {
        List<Long> path = tree.above(target).stream().map(Item::id).toList();
        if (tops.stream().anyMatch(each -> each.id() == target || path.contains(each.id()))) {
            throw new Refused(code, "不能将文件移动或复制到自身或其子目录下");
        }
    }

    private List<Item> live(List<Long> asked) {
        List<Item> found =
                asked.stream().filter(tree::isLive).flatMap(id -> tree.find(id).stream()).toList();
        if (found.isEmpty()) {
            throw new Refused(20018, "文件不存在或已被删除");
        }
        return found;
    }

    private List<Item> all(List<Item> tops) {
        return tops.stream().flatMap(each -> tree.withAllBelow(each).stream()).toList();
    }

    private Item known(long id) {
        return tree.find(id).orElseThrow(() -> new Refused(20018, "文件不存在或已被删除"));
    }
}
