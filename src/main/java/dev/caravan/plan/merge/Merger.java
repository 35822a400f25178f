package dev.caravan.plan.merge;

import dev.caravan.look.Finding;
import dev.caravan.look.Fresh;
import dev.caravan.plan.match.World;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.Seen;
import dev.caravan.plan.request.Mode;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;

/** Gives every node of a world its place and its content on both sides. */
public final class Merger {

    private final PlanRequest request;
    private final World world;
    private final Remarks remarks;
    private final Judge judge;
    private final Cycles cycles;
    private final Keeping keeping;
    private final Seating seating;
    private final Reach reach;
    private final Optional<Side> source;

    public Merger(
            PlanRequest request,
            World world,
            Remarks remarks,
            NavigableMap<RelativePath, Finding.Reason> leftAlone) {
        NavigableSet<RelativePath> unread = leftAlone.navigableKeySet();
        Aims aims = new Aims(world, remarks);
        Versions versions = new Versions(world, aims, remarks, request.conflict(), request.mode());
        this.request = request;
        this.world = world;
        this.remarks = remarks;
        this.source = request.mode().source();
        this.judge = judge(request, world, aims, versions, remarks);
        this.cycles = new Cycles(world, aims, remarks);
        this.keeping = new Keeping(world, aims, remarks, unread, request.remote().holders());
        this.seating = new Seating(request, world, aims, remarks, unread);
        this.reach = new Reach(request, world, remarks, leftAlone);
    }

    private static Judge judge(
            PlanRequest request, World world, Aims aims, Versions versions, Remarks remarks) {
        Mode mode = request.mode();
        Judge judge =
                mode.source()
                        .<Judge>map(
                                side ->
                                        new OneWay(
                                                aims,
                                                versions,
                                                side,
                                                mode.deletes(),
                                                request.due()))
                        .orElseGet(() -> new TwoWay(world, aims, versions));
        return new Withdrawing(world, aims, remarks, mode.source(), judge);
    }

    public void merge() {
        world.involved().forEach(judge::consider);
        if (!request.remote().complete()) {
            keepDying();
        }
        tellDoubleMoves();
        cycles.breakUp();
        keeping.lookInside(judge);
        keeping.liftAll();
        liftFresh();
        while (involveContested()) {
            keeping.liftAll();
        }
        seating.seat();
        while (reach.takeBack()) {
            seating.seat();
        }
        tellExtras();
    }

    // Nothing is deleted on either side from half a view.
    private void keepDying() {
        world.involved().stream()
                .filter(node -> node.dies(Side.LOCAL) || node.dies(Side.REMOTE))
                .forEach(Node::keep);
    }

    private void tellDoubleMoves() {
        for (Node node : world.involved()) {
            boolean both = node.moved(Side.LOCAL) && node.moved(Side.REMOTE) && !node.isKept();
            if (both
                    && node.base().isPresent()
                    && !Aims.wish(node, Side.LOCAL).equals(Aims.wish(node, Side.REMOTE))) {
                remarks.told(world.path(node.id()), "moved on both sides; one place counts");
            }
        }
    }

    // New local files are no nodes unless somebody else wants their place.
    private boolean involveContested() {
        if (world.involved().isEmpty()) {
            return false;
        }
        boolean found = false;
        Map<Place, List<Node>> claims = seating.claims();
        for (Fresh fresh : request.local().fresh()) {
            if (isPlain(fresh)) {
                Seen seen = world.seen(fresh);
                if (claims.containsKey(seen.place())) {
                    Node node = world.involve(fresh.id(), NodeKind.FILE, seen, Seen.ABSENT);
                    judge.consider(node);
                    found = true;
                }
            }
        }
        return found;
    }

    private boolean isPlain(Fresh fresh) {
        return fresh.kind() == NodeKind.FILE
                && !world.isIgnored(fresh.id())
                && !world.links().isLinked(fresh.id())
                && world.involved(fresh.id()).isEmpty();
    }

    private void liftFresh() {
        NodeId last = NodeId.ROOT;
        for (Fresh fresh : request.local().fresh()) {
            NodeId parent = world.links().node(fresh.place().parent());
            if (!parent.equals(last) && isPlain(fresh)) {
                keeping.lift(Side.LOCAL, parent);
                boolean goesUp = !source.equals(Optional.of(Side.REMOTE));
                if (goesUp
                        && NameRules.refusalOn115(fresh.place().name(), NodeKind.FILE).isEmpty()) {
                    keeping.lift(Side.REMOTE, parent);
                    last = parent;
                }
            }
        }
    }

    private void tellExtras() {
        if (source.isEmpty()) {
            return;
        }
        Side target = source.orElseThrow().other();
        for (Node node : world.involved()) {
            if (isExtra(node, target) && !isInExtra(node, target)) {
                remarks.told(world.path(node.id()), "only on the target side; left alone");
            }
        }
    }

    private static boolean isExtra(Node node, Side target) {
        return node.base().isEmpty()
                && node.seen(target).isThere()
                && node.seen(target.other()).isAbsent()
                && node.exile().isEmpty();
    }

    private boolean isInExtra(Node node, Side target) {
        NodeId parent = node.seen(target).place().parent();
        return !parent.equals(NodeId.ROOT) && isExtra(world.node(parent), target);
    }

    public Reach reach() {
        return reach;
    }
}
