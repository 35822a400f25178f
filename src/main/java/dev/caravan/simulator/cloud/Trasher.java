package dev.caravan.simulator.cloud;

import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.Switches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves items into the recycle bin, out of it, and away for good. */
final class Trasher {

    private final Tree tree;
    private final Bin bin;
    private final Jobs jobs;
    private final Naming naming;

    Trasher(Tree tree, Bin bin, Jobs jobs, Switches switches) {
        this.tree = tree;
        this.bin = bin;
        this.jobs = jobs;
        this.naming = new Naming(switches);
    }

    void delete(List<Long> ids) {
        jobs.checkIdle();
        List<Item> tops =
                ids.stream()
                        .distinct()
                        .filter(tree::isLive)
                        .flatMap(id -> tree.find(id).stream())
                        .toList();
        if (tops.isEmpty()) {
            throw new Refused(231011, "文件已删除，请勿重复操作");
        }
        jobs.accept(Jobs.Kind.OTHER, tops, all(tops), () -> tops.forEach(this::binNow));
    }

    /** Puts items back; the answer says for each what was in the way, or nothing. */
    Map<Long, Optional<String>> restore(List<Long> ids) {
        jobs.checkIdle();
        Map<Long, Optional<String>> results = new LinkedHashMap<>();
        List<Binned> entries = new ArrayList<>();
        for (long id : ids) {
            Optional<Binned> entry = bin.find(id);
            entry.ifPresent(entries::add);
            results.put(id, entry.isPresent() ? Optional.empty() : Optional.of("文件不存在或已还原"));
        }
        List<Item> tops = entries.stream().map(Binned::item).toList();
        jobs.accept(Jobs.Kind.OTHER, tops, all(tops), () -> entries.forEach(this::restoreNow));
        return results;
    }

    /** Removes for good; no ids at all means everything in the bin. */
    void purge(List<Long> ids) {
        List<Binned> gone =
                ids.isEmpty()
                        ? bin.all()
                        : ids.stream().flatMap(id -> bin.find(id).stream()).toList();
        for (Binned each : gone) {
            List<Item> all = tree.withAllBelow(each.item());
            bin.forget(each);
            all.forEach(tree::remove);
        }
    }

    private void binNow(Item item) {
        if (tree.isLive(item.id())) {
            tree.find(item.id()).ifPresent(bin::add);
        }
    }

    /** The old parent takes the item back; where that is gone, the root does. */
    private void restoreNow(Binned entry) {
        Item item = entry.item();
        bin.forget(entry);
        long parent = tree.isLiveFolder(item.parent()) ? item.parent() : Tree.ROOT;
        String name = naming.arriving(tree, parent, item.name(), item.kind());
        tree.put(item.under(parent).named(name));
    }

    private List<Item> all(List<Item> tops) {
        return tops.stream().flatMap(each -> tree.withAllBelow(each).stream()).toList();
    }
}
