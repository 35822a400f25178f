package dev.caravan.simulator.cloud;

import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.ListingSwitch;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.Switches;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers listings, page by page, with all the ways in which 115 may get them wrong. */
final class Listing {

    private static final int REMEMBERED = 4;

    private final Tree tree;
    private final Bin bin;
    private final Switches switches;
    private final Ids ids;
    private final Map<String, List<Item>> remembered =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<Item>> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Listing(Tree tree, Bin bin, Switches switches, Ids ids) {
        this.tree = tree;
        this.bin = bin;
        this.switches = switches;
        this.ids = ids;
    }

    Page page(Query asked) {
        Query query = resolved(asked);
        List<Item> all = whole(query);
        long count = Math.max(0, all.size() + switches.of(ListingSwitch.COUNT_DRIFT));
        List<Item> above = new ArrayList<>(tree.above(query.folder()));
        tree.find(query.folder()).ifPresent(above::add);
        return new Page(query, rows(query, all), count, above);
    }

    private Query resolved(Query asked) {
        if (tree.isLiveFolder(asked.folder())) {
            return asked;
        }
        return switch (switches.of(ListingSwitch.MISSING_FOLDER)) {
            case ERROR -> throw new Refused(20013, "目录不存在或已被删除");
            case ROOT ->
                    new Query(
                            Tree.ROOT,
                            asked.offset(),
                            asked.limit(),
                            asked.scope(),
                            asked.filter(),
                            asked.sorting());
        };
    }

    private List<Item> rows(Query query, List<Item> all) {
        List<Item> page =
                switch (switches.of(ListingSwitch.PAGING)) {
                    case NORMAL -> slice(all, query.offset(), query.limit());
                    case EMPTY_AFTER_FIRST ->
                            query.offset() > 0 ? List.of() : slice(all, 0, query.limit());
                    case REPEAT_FIRST -> slice(all, 0, query.limit());
                };
        long left = Math.max(0, page.size() - switches.of(ListingSwitch.MISSING_ROWS));
        List<Item> rows = new ArrayList<>(page.subList(0, (int) left));
        long repeated = Math.min(switches.of(ListingSwitch.DUPLICATE_ROWS), query.offset());
        if (repeated > 0 && !rows.isEmpty()) {
            rows.addAll(0, slice(all, query.offset() - repeated, repeated));
            return rows.subList(0, (int) Math.min(rows.size(), query.limit()));
        }
        return rows;
    }

    private static List<Item> slice(List<Item> all, long offset, long limit) {
        int from = (int) Math.min(Math.max(0, offset), all.size());
        return all.subList(from, (int) Math.min(from + limit, all.size()));
    }

    private List<Item> whole(Query query) {
        ListingSwitch.TieOrder ties = switches.of(ListingSwitch.TIE_ORDER);
        List<Item> ghosts = bin.ghosts();
        if (!ghosts.isEmpty() || ties == ListingSwitch.TieOrder.SHUFFLED) {
            return sorted(collected(query, ghosts), query.sorting(), ties);
        }
        return remembered.computeIfAbsent(
                query.whole() + "@" + tree.version() + ties,
                any -> sorted(collected(query, ghosts), query.sorting(), ties));
    }

    private List<Item> collected(Query query, List<Item> ghosts) {
        List<Item> found = new ArrayList<>();
        boolean deep =
                query.scope() == Query.Scope.FILES_BELOW || query.scope() == Query.Scope.ALL_BELOW;
        if (deep) {
            tree.walk(query.folder(), found::add);
        } else {
            found.addAll(tree.children(query.folder()));
        }
        ghosts.stream().filter(each -> deep || each.parent() == query.folder()).forEach(found::add);
        found.removeIf(each -> !inScope(query.scope(), each) || !query.filter().admits(each));
        return found;
    }

    private static boolean inScope(Query.Scope scope, Item item) {
        return switch (scope) {
            case CHILDREN, ALL_BELOW -> true;
            case CHILD_FOLDERS -> item.isFolder();
            case CHILD_FILES, FILES_BELOW -> !item.isFolder();
        };
    }

    private List<Item> sorted(
            List<Item> items, Query.Sorting sorting, ListingSwitch.TieOrder ties) {
        Comparator<Item> byKey = key(sorting.key());
        Comparator<Item> order =
                (sorting.ascending() ? byKey : byKey.reversed()).thenComparing(ties(ties));
        Comparator<Item> full =
                sorting.foldersFirst() && switches.of(ListingSwitch.FOLDERS_FIRST)
                        ? Comparator.comparing((Item each) -> !each.isFolder()).thenComparing(order)
                        : order;
        return items.stream().sorted(full).toList();
    }

    private Comparator<Item> ties(ListingSwitch.TieOrder order) {
        long salt = ids.below(Long.MAX_VALUE) | 1;
        return switch (order) {
            case STABLE -> Comparator.comparing(Item::id);
            case REVERSED -> Comparator.comparing(Item::id).reversed();
            case SHUFFLED -> Comparator.comparing(each -> each.id() * salt);
        };
    }

    private static Comparator<Item> key(String name) {
        return switch (name) {
            case "file_name" -> Comparator.comparing(Item::name);
            case "file_size" -> Comparator.comparing(Item::size);
            case "file_type" -> Comparator.comparing(Item::extension);
            default -> Comparator.comparing(Item::modified);
        };
    }
}
