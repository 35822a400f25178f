package dev.caravan.plan.merge;

import dev.caravan.cause.Cause;
import dev.caravan.look.Finding.Reason;
import dev.caravan.plan.match.World;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.Seen;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/**
 * Where new things can be put: not into folders that could not be looked into, nor into folders
 * that will not be made, nor over something unread.
 */
public final class Reach {

    /** What the job does not want to read, whatever it is. */
    private static final Set<Reason> SKIPPED =
            EnumSet.of(Reason.FILTERED, Reason.SYMLINK, Reason.SPECIAL);

    private final World world;
    private final Remarks remarks;
    private final NavigableMap<RelativePath, Reason> leftAlone;
    private final boolean seesAllNames;
    private final Map<NodeId, Boolean> knownLocal = new HashMap<>();
    private final Map<NodeId, Boolean> knownOn115 = new HashMap<>();
    private boolean toldUnseen;

    Reach(
            PlanRequest request,
            World world,
            Remarks remarks,
            NavigableMap<RelativePath, Reason> leftAlone) {
        this.world = world;
        this.remarks = remarks;
        this.leftAlone = leftAlone;
        // It is not even known where the listing broke off: any name may be taken.
        this.seesAllNames = request.remote().complete();
    }

    /** Takes back the goals that cannot be reached; tells whether there were any. */
    boolean takeBack() {
        knownLocal.clear();
        knownOn115.clear();
        boolean taken = false;
        for (Node node : world.involved()) {
            for (Side side : Side.values()) {
                if (!node.isKept() && comes(node, side) && !mayCome(node, side)) {
                    takeBack(node, side);
                    taken = true;
                }
            }
        }
        return taken;
    }

    private static boolean comes(Node node, Side side) {
        return node.goal(side).isPresent() && !node.goal(side).equals(node.seen(side).at());
    }

    private void takeBack(Node node, Side side) {
        if (node.seen(side).isAbsent()) {
            node.unwant(side);
            node.seen(side.other()).at().ifPresent(place -> node.want(side.other(), place));
        } else {
            node.keep();
        }
    }

    private boolean mayCome(Node node, Side side) {
        Place goal = node.goal(side).orElseThrow();
        if (side == Side.REMOTE && !seesNames()) {
            return false;
        }
        if (!reachable(side, goal.parent())) {
            return false;
        }
        return side == Side.REMOTE || isFree(goal);
    }

    /** Whether new names may be put anywhere on 115. */
    public boolean seesNames() {
        if (!seesAllNames && !toldUnseen) {
            toldUnseen = true;
            remarks.partial(
                    Cause.SCAN_INCOMPLETE,
                    RelativePath.ROOT,
                    "115 was not seen completely: no name is given there");
        }
        return seesAllNames;
    }

    private boolean isFree(Place goal) {
        if (leftAlone.isEmpty() || !leftAlone.containsKey(world.path(goal))) {
            return true;
        }
        RelativePath path = world.path(goal);
        if (SKIPPED.contains(leftAlone.get(path))) {
            remarks.warning(
                    Cause.DUPLICATE_NAME,
                    path,
                    "what the job skips stands here in its place; the item of 115 stays there alone");
        } else {
            remarks.partial(
                    Cause.FILE_BUSY, path, "something that was not read stands in its place");
        }
        return false;
    }

    /** Whether a folder of a side can take something in. */
    public boolean reachable(Side side, NodeId folder) {
        Map<NodeId, Boolean> known = side == Side.LOCAL ? knownLocal : knownOn115;
        Boolean answer = known.get(folder);
        if (answer == null) {
            answer = look(side, folder);
            known.put(folder, answer);
        }
        return answer;
    }

    private boolean look(Side side, NodeId folder) {
        if (world.opaque(side, folder)) {
            remarks.partial(
                    Cause.SCAN_INCOMPLETE,
                    folder.equals(NodeId.ROOT) ? RelativePath.ROOT : world.path(folder),
                    "the folder was not seen completely: nothing new is put into it");
            return false;
        }
        if (folder.equals(NodeId.ROOT)) {
            return true;
        }
        Node node = world.node(folder);
        Seen seen = node.seen(side);
        if (seen.isThere()) {
            return true;
        }
        Optional<Place> goal = node.goal(side);
        return seen.isAbsent() && goal.isPresent() && !node.isKept() && mayCome(node, side);
    }
}
