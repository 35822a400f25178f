package dev.caravan.plan.merge;

import dev.caravan.cause.Cause;
import dev.caravan.plan.match.World;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.Seen;
import dev.caravan.plan.request.ConflictPolicy;
import dev.caravan.plan.request.Mode;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.Optional;

/** Decides between two contents of one file; none is ever lost. */
public final class Versions {

    private final World world;
    private final Aims aims;
    private final Remarks remarks;
    private final ConflictPolicy policy;
    private final Mode mode;

    Versions(World world, Aims aims, Remarks remarks, ConflictPolicy policy, Mode mode) {
        this.mode = mode;
        this.world = world;
        this.aims = aims;
        this.remarks = remarks;
        this.policy = policy;
    }

    /** Both sides count: a change of one goes to the other, two changes are a conflict. */
    void mergeBothWays(Node node) {
        if (node.hasEqualContents()) {
            return;
        }
        if (isUnclear(node) || repaired(node)) {
            return;
        }
        boolean local = !isKnownOnBothSides(node) || node.edited(Side.LOCAL);
        boolean remote = !isKnownOnBothSides(node) || node.edited(Side.REMOTE);
        if (local && remote) {
            conflict(node);
        } else if (local) {
            node.because("changed locally");
            node.wins(Side.LOCAL);
        } else {
            node.because("changed on 115");
            node.wins(Side.REMOTE);
        }
    }

    /** What a power cut took from the local file comes back (HC-227). */
    private boolean repaired(Node node) {
        if (!node.isDamaged()) {
            return false;
        }
        String lost = "the local file lost content without being changed, as after a power cut";
        remarks.warning(Cause.VERIFY_FAILED, world.path(node.id()), lost + "; it is fetched again");
        node.because(lost);
        node.wins(Side.REMOTE);
        return true;
    }

    private static boolean isKnownOnBothSides(Node node) {
        return node.wasOnBothSides() || node.base().filter(BaseNode::isSetAside).isPresent();
    }

    // From here on both sides have content and neither is an earlier version of the other, so
    // overwriting either loses something.
    private void conflict(Node node) {
        switch (policy) {
            case KEEP_BOTH -> sendAway(node, Side.REMOTE);
            case PREFER_LOCAL -> prefer(node, Side.LOCAL);
            case PREFER_REMOTE -> prefer(node, Side.REMOTE);
        }
    }

    private void prefer(Node node, Side side) {
        node.because("conflict: the policy prefers this side");
        node.wins(side);
        remarks.decided(
                () -> node.goal(Side.LOCAL).orElseGet(() -> node.seen(Side.LOCAL).place()),
                side.other(),
                "changed on both sides; the other version goes to trash or versions");
    }

    /** The version of {@code side} leaves the name to the other and becomes a conflict copy. */
    private void sendAway(Node node, Side side) {
        Node copy = world.split(node, side);
        copy.because("changed on both sides: kept as a conflict copy");
        copy.sendAway(side);
        Place wish = Aims.wish(copy, side);
        Place home = node.goal(Side.LOCAL).filter(goal -> isOnItsWay(wish)).orElse(wish);
        aims.both(copy, home);
        node.because("changed on both sides: the other version is kept as a conflict copy");
        node.goal(Side.LOCAL).ifPresent(place -> aims.both(node, place));
    }

    /** Only the source counts: its content goes to the target, whose own is kept if foreign. */
    void mergeOneWay(Node node, Side source) {
        if (node.hasEqualContents() || isUnclear(node)) {
            return;
        }
        if (source == Side.REMOTE && repaired(node)) {
            return;
        }
        Side target = source.other();
        if (mayBeReplaced(node, target) || policy == preferring(source) && !isLastCopy(node)) {
            node.because(node.edited(source) ? "changed" : "changed on the target side: put back");
            node.wins(source);
            return;
        }
        boolean inTheWay = node.seen(target).at().equals(node.goal(target));
        Node copy = world.split(node, target);
        aims.only(copy, target);
        if (isOnItsWay(copy.seen(target).place())) {
            node.goal(target).ifPresent(goal -> copy.want(target, goal));
            inTheWay = true;
        }
        if (inTheWay) {
            copy.because("stands where the source's version belongs: kept as a conflict copy");
            copy.sendAway(target);
        }
        node.because("another version stood there and is kept");
    }

    // Another client changed it under the name that it had for the moment of a swap.
    private static boolean isOnItsWay(Place place) {
        return NameRules.isTemporary(place.name());
    }

    private boolean mayBeReplaced(Node node, Side target) {
        return !isForeign(node, target) && !isLastCopy(node);
    }

    // What was archived is not an earlier version of a new file that happens to have its name.
    private boolean isLastCopy(Node node) {
        return mode == Mode.ARCHIVE && node.isExpectedAlone();
    }

    private static ConflictPolicy preferring(Side side) {
        return side == Side.LOCAL ? ConflictPolicy.PREFER_LOCAL : ConflictPolicy.PREFER_REMOTE;
    }

    /** Whether a side has a content that no pass ever put or saw there. */
    public static boolean isForeign(Node node, Side side) {
        Optional<Content> known = node.base().flatMap(BaseNode::content);
        return known.isEmpty() || !known.equals(node.seen(side).content());
    }

    // Equal or not can be told by the size alone only when it differs.
    private boolean isUnclear(Node node) {
        Seen local = node.seen(Side.LOCAL);
        Seen remote = node.seen(Side.REMOTE);
        if (remote.content().isEmpty()) {
            aims.postpone(node, Cause.VERIFY_FAILED, "115 does not tell its SHA-1");
            return true;
        }
        if (local.content().isEmpty() && local.size() == remote.size()) {
            aims.postpone(node, Cause.FILE_BUSY, "not read yet, so that it cannot be compared");
            return true;
        }
        return false;
    }
}
