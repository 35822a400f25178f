package dev.caravan.plan.match;

import dev.caravan.look.Fresh;
import dev.caravan.look.Met;
import dev.caravan.look.RemoteFresh;
import dev.caravan.look.Touched;
import dev.caravan.plan.request.Observed;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which local files must be read before a plan can tell what happened to them.
 *
 * <p>Hash them, put the contents into the {@link dev.caravan.look.LocalChanges} and ask again,
 * until nothing is asked for that was not tried: a content may show that a folder was moved, and
 * that brings files face to face. What could not be read is left alone by the plan.
 */
public final class HashNeeds {

    private final PlanRequest request;
    private final Matches matches;
    private final World world;
    private final Set<Long> lostSizes = new HashSet<>();
    private final SortedSet<NodeId> needs = new TreeSet<>();

    private HashNeeds(PlanRequest request) {
        this.request = request;
        Observed observed = new Observed(request);
        this.matches = Matcher.match(request, observed);
        this.world = Worlds.of(request, observed, matches);
        for (NodeId node : request.local().vanished()) {
            request.base()
                    .node(node)
                    .flatMap(BaseNode::content)
                    .ifPresent(content -> lostSizes.add(content.size()));
        }
    }

    /** Ids of {@link dev.caravan.look.Touched} and {@link dev.caravan.look.Fresh} files. */
    public static SortedSet<NodeId> of(PlanRequest request) {
        HashNeeds needs = new HashNeeds(request);
        request.local().touched().forEach(needs::touched);
        request.local().fresh().forEach(needs::fresh);
        return needs.needs;
    }

    private void touched(Touched touched) {
        if (touched.content().isPresent() || touched.stamp().size() == 0) {
            return;
        }
        request.base()
                .node(touched.id())
                .filter(row -> isOpen(row, touched.stamp()))
                .ifPresent(row -> needs.add(row.id()));
    }

    private boolean isOpen(BaseNode row, Stamp stamp) {
        long size = stamp.size();
        return hasSize(row.content(), size)
                || lostSizes.contains(size)
                || wasElsewhere(stamp, row.id())
                || hasSize(on115(row.id()), size)
                || rivals(row.place(), size)
                || wasOfSize(row.id(), size);
    }

    // Perhaps it went back to what it was before, which is another thing than an edit when many do.
    private boolean wasOfSize(NodeId file, long size) {
        return request.base().formerContents(file).stream().anyMatch(each -> each.size() == size);
    }

    private Optional<Content> on115(NodeId node) {
        return world.node(node).seen(Side.REMOTE).content();
    }

    private boolean wasElsewhere(Stamp stamp, NodeId here) {
        return matches.inodes()
                .lastOf(stamp.key())
                .filter(row -> !row.id().equals(here) && hasSize(row.content(), stamp.size()))
                .isPresent();
    }

    // Something of the same size and name is new on 115: perhaps it is this very file.
    private boolean rivals(Place place, long size) {
        NodeId folder = matches.links().itemOf(Side.REMOTE, matches.links().node(place.parent()));
        List<RemoteFresh> named = matches.groups().named(folder, place.name(), NodeKind.FILE);
        return named.stream().map(Met::content).anyMatch(content -> hasSize(content, size));
    }

    private void fresh(Fresh fresh) {
        long size = fresh.stamp().size();
        if (fresh.kind() == NodeKind.FOLDER || fresh.content().isPresent() || size == 0) {
            return;
        }
        boolean needed =
                lostSizes.contains(size)
                        || wasElsewhere(fresh.stamp(), fresh.id())
                        || rivals(fresh.place(), size)
                        || faces(fresh, size);
        if (needed) {
            needs.add(fresh.id());
        }
    }

    private boolean faces(Fresh fresh, long size) {
        NodeId node = matches.links().node(fresh.id());
        return world.involved(node)
                .map(each -> hasSize(each.seen(Side.REMOTE).content(), size))
                .orElse(false);
    }

    private static boolean hasSize(Optional<Content> content, long size) {
        return content.filter(each -> each.size() == size).isPresent();
    }
}
