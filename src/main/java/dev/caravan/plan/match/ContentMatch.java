package dev.caravan.plan.match;

import dev.caravan.look.Fresh;
import dev.caravan.look.Met;
import dev.caravan.plan.node.Node;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Pairs lost files with new ones of the same SHA-1 and size (DR-5).
 *
 * <p>Where several fit, the name decides, then the folder; what stays ambiguous is not paired, and
 * empty files never are unless the name is the same.
 */
final class ContentMatch {

    /** An order that does not depend on the numbers a look gives. */
    private static final Comparator<Candidate> ORDER =
            Comparator.comparing((Candidate each) -> each.place().name())
                    .thenComparing(each -> each.place().parent());

    private final Side side;
    private final Links links;

    private record Candidate(Met item, Place place) {}

    /** Files of one content that were lost, and those that are new. */
    private record Group(List<BaseNode> lost, List<Candidate> fresh) {}

    ContentMatch(Side side, Links links) {
        this.side = side;
        this.links = links;
    }

    void pair(List<BaseNode> lost, List<? extends Met> fresh, BiConsumer<Met, BaseNode> link) {
        Map<Content, Group> groups = new LinkedHashMap<>();
        for (BaseNode row : lost) {
            Content content = row.content().orElseThrow();
            groups.computeIfAbsent(content, c -> new Group(new ArrayList<>(), new ArrayList<>()))
                    .lost()
                    .add(row);
        }
        for (Met item : fresh) {
            if (item.kind() == NodeKind.FILE && !links.isLinked(item.id())) {
                content(item)
                        .map(groups::get)
                        .ifPresent(group -> group.fresh().add(new Candidate(item, place(item))));
            }
        }
        groups.forEach((content, group) -> pair(content, group, link));
    }

    private static Optional<Content> content(Met item) {
        return item instanceof Fresh local
                ? LocalContents.of(local.content(), local.stamp())
                : item.content();
    }

    private Place place(Met item) {
        return new Place(links.node(item.place().parent()), item.place().name());
    }

    private void pair(Content content, Group group, BiConsumer<Met, BaseNode> link) {
        group.fresh().sort(ORDER);
        pairBy(group, place -> place, Ambiguous.TAKE_FIRST, link);
        pairBy(group, Place::name, Ambiguous.TAKE_FIRST, link);
        if (content.size() > 0) {
            pairBy(group, Place::parent, Ambiguous.LEAVE, link);
            pairBy(group, place -> content, Ambiguous.LEAVE, link);
        }
    }

    private enum Ambiguous {
        TAKE_FIRST,
        LEAVE
    }

    private void pairBy(
            Group group,
            Function<Place, Object> trait,
            Ambiguous ambiguous,
            BiConsumer<Met, BaseNode> link) {
        Map<Object, List<BaseNode>> lost = new LinkedHashMap<>();
        for (BaseNode row : group.lost()) {
            lost.computeIfAbsent(trait.apply(Node.basePlace(row, side)), t -> new ArrayList<>())
                    .add(row);
        }
        Map<Object, List<Candidate>> fresh = new HashMap<>();
        for (Candidate each : group.fresh()) {
            fresh.computeIfAbsent(trait.apply(each.place()), t -> new ArrayList<>()).add(each);
        }
        group.lost().clear();
        group.fresh().clear();
        lost.forEach(
                (key, rows) -> {
                    List<Candidate> items = fresh.getOrDefault(key, new ArrayList<>());
                    if (ambiguous == Ambiguous.TAKE_FIRST || rows.size() * items.size() == 1) {
                        int pairs = Math.min(rows.size(), items.size());
                        for (int i = 0; i < pairs; i++) {
                            link.accept(items.get(i).item(), rows.get(i));
                        }
                        rows.subList(0, pairs).clear();
                        items.subList(0, pairs).clear();
                    }
                    group.lost().addAll(rows);
                });
        fresh.values().forEach(group.fresh()::addAll);
        group.fresh().sort(ORDER);
    }
}
