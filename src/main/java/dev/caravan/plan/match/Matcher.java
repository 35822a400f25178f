package dev.caravan.plan.match;

import dev.caravan.look.Fresh;
import dev.caravan.look.Met;
import dev.caravan.look.RemoteFresh;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.request.Observed;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which of the things that the looks met are nodes of the base, and which stand for the
 * same new thing on both sides.
 *
 * <p>Local: device and inode, then place, content, folders by their children. On 115: id (the look
 * did that), then the same. What is left is paired across the sides by place.
 */
public final class Matcher {

    private final PlanRequest request;
    private final Observed observed;
    private final Links links = new Links();
    private final RemoteGroups groups;
    private final InodeMatch inodes;

    /** Where new local items with other than plain letters stand, as the look tells it. */
    private final Set<Place> foreignNames = new HashSet<>();

    private Matcher(PlanRequest request, Observed observed) {
        this.request = request;
        this.observed = observed;
        this.groups = new RemoteGroups(request.remote().fresh(), request.base());
        this.inodes = new InodeMatch(request, observed);
    }

    public static Matches match(PlanRequest request, Observed observed) {
        Matcher matcher = new Matcher(request, observed);
        matcher.local();
        matcher.remote();
        matcher.acrossSides();
        return new Matches(matcher.links, matcher.groups, matcher.inodes);
    }

    private void local() {
        inodes.into(links);
        List<Fresh> fresh = request.local().fresh();
        SideMatch side = new SideMatch(Side.LOCAL, request, observed, links);
        byPlace(side, fresh);
        side.byContent(fresh);
        if (side.foldersByChildren(fresh)) {
            byPlace(side, fresh);
        }
    }

    // One name is one file in a local folder, so that every item is a group of its own.
    private static void byPlace(SideMatch side, List<Fresh> fresh) {
        for (Fresh item : fresh) {
            side.byPlace(List.of(List.of(item)), (sameName, node) -> sameName.get(0));
        }
    }

    private void remote() {
        new Exchange(request, links).settle();
        List<RemoteFresh> fresh = request.remote().fresh();
        if (fresh.isEmpty()) {
            return;
        }
        SideMatch side = new SideMatch(Side.REMOTE, request, observed, links);
        side.byMark(fresh);
        side.byPlace(groups.all(), this::successor);
        side.byContent(fresh);
        if (side.foldersByChildren(fresh)) {
            side.byPlace(groups.all(), this::successor);
        }
    }

    // Another client's edit is a new item under the old name. Of several the one that equals our
    // own file comes first: it may be our upload of an interrupted pass.
    private Met successor(List<? extends Met> newestFirst, BaseNode node) {
        return withContent(newestFirst, localContent(node))
                .or(() -> withContent(newestFirst, node.content()))
                .orElse(newestFirst.get(0));
    }

    private Optional<Content> localContent(BaseNode node) {
        return Optional.ofNullable(observed.touched().get(node.id()))
                .flatMap(touched -> LocalContents.of(touched.content(), touched.stamp()));
    }

    private static Optional<Met> withContent(List<? extends Met> items, Optional<Content> content) {
        return items.stream()
                .filter(item -> content.isPresent() && item.content().equals(content))
                .map(Met.class::cast)
                .findFirst();
    }

    private void acrossSides() {
        if (request.remote().fresh().isEmpty()) {
            return;
        }
        request.local().fresh().stream()
                .map(Fresh::place)
                .filter(place -> !NameRules.isAscii(place.name()))
                .forEach(foreignNames::add);
        for (Fresh item : request.local().fresh()) {
            if (!links.isLinked(item.id())) {
                counterpart(item)
                        .ifPresent(found -> links.link(Side.REMOTE, found.id(), item.id()));
            }
        }
    }

    private Optional<Met> counterpart(Fresh item) {
        NodeId parent = links.itemOf(Side.REMOTE, links.node(item.place().parent()));
        String name = item.place().name();
        Optional<Content> content = LocalContents.of(item.content(), item.stamp());
        return pick(groups.named(parent, name, item.kind()), content)
                .or(() -> groups.aliased(parent, name, item.kind()).filter(this::isOpen))
                .or(() -> pick(likeNamed(item, parent), content));
    }

    // Names are compared as they are first; only what has no namesake may match in another form.
    private List<RemoteFresh> likeNamed(Fresh item, NodeId parent) {
        if (NameRules.isAscii(item.place().name())) {
            return List.of();
        }
        NodeId folder = links.node(item.place().parent());
        return groups.likeNamed(parent, item.place().name(), item.kind()).stream()
                .filter(other -> !hasNamesake(item.place().parent(), folder, other.place().name()))
                .toList();
    }

    private boolean hasNamesake(NodeId parent, NodeId folder, String name) {
        return foreignNames.contains(new Place(parent, name))
                || (folder.inBase() && request.base().child(folder, name).isPresent());
    }

    private Optional<Met> pick(List<RemoteFresh> items, Optional<Content> content) {
        List<RemoteFresh> open = items.stream().filter(this::isOpen).toList();
        return withContent(open, content).or(() -> open.stream().map(Met.class::cast).findFirst());
    }

    private boolean isOpen(RemoteFresh item) {
        return !links.isLinked(item.id());
    }
}
