package dev.caravan.plan.node;

import dev.caravan.plan.name.NameRules;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.util.Optional;

/**
 * A node while a plan is made: what is known of it, and where it shall stand on each side.
 *
 * <p>No goal on a side means that it shall not be there: what is there then goes to trash.
 */
public final class Node {

    private final NodeId id;
    private final NodeKind kind;
    private final Optional<BaseNode> base;
    private Seen local;
    private Seen remote;
    private Optional<Place> localGoal = Optional.empty();
    private Optional<Place> remoteGoal = Optional.empty();
    private boolean kept;
    private boolean setAside;
    private Optional<Side> winner = Optional.empty();
    private Optional<Seen> leftover = Optional.empty();
    private Optional<Side> exile = Optional.empty();
    private Optional<String> alias = Optional.empty();
    private boolean aliasDropped;
    private String reason = "";

    public Node(NodeId id, NodeKind kind, Optional<BaseNode> base, Seen local, Seen remote) {
        this.id = id;
        this.kind = kind;
        this.base = base;
        this.local = local;
        this.remote = remote;
    }

    public NodeId id() {
        return id;
    }

    public NodeKind kind() {
        return kind;
    }

    public boolean isFile() {
        return kind == NodeKind.FILE;
    }

    public Optional<BaseNode> base() {
        return base;
    }

    /** Whether the base expects it on one side alone, as after archiving. */
    public boolean isExpectedAlone() {
        return base.filter(row -> row.presence() != Presence.BOTH).isPresent();
    }

    /** Whether both sides once agreed on it: only then may its absence mean a deletion. */
    public boolean wasOnBothSides() {
        return base.filter(row -> row.presence() == Presence.BOTH).isPresent();
    }

    public Seen seen(Side side) {
        return side == Side.LOCAL ? local : remote;
    }

    public void see(Side side, Seen seen) {
        if (side == Side.LOCAL) {
            local = seen;
        } else {
            remote = seen;
        }
    }

    public Optional<Place> goal(Side side) {
        return side == Side.LOCAL ? localGoal : remoteGoal;
    }

    public void want(Side side, Place goal) {
        if (side == Side.LOCAL) {
            localGoal = Optional.of(goal);
        } else {
            remoteGoal = Optional.of(goal);
        }
    }

    public void unwant(Side side) {
        if (side == Side.LOCAL) {
            localGoal = Optional.empty();
        } else {
            remoteGoal = Optional.empty();
        }
    }

    /** Whether it is there and shall go. */
    public boolean dies(Side side) {
        return !kept && seen(side).isThere() && goal(side).isEmpty();
    }

    /** Left exactly as it is, on both sides and in the base. */
    public boolean isKept() {
        return kept;
    }

    /** Leaves it as it is; wherever it is, or may be, its place stays taken. */
    public void keep() {
        kept = true;
        winner = Optional.empty();
        localGoal = standing(Side.LOCAL);
        remoteGoal = standing(Side.REMOTE);
    }

    private Optional<Place> standing(Side side) {
        Seen seen = seen(side);
        if (seen.isThere()) {
            return seen.at();
        }
        return seen.isAbsent() ? Optional.empty() : base.map(row -> basePlace(row, side));
    }

    public static Place basePlace(BaseNode row, Side side) {
        return side == Side.LOCAL ? row.place() : new Place(row.place().parent(), row.nameOn115());
    }

    /** Where the base has it, with the name of that side. */
    public Optional<Place> basePlace(Side side) {
        return base.map(row -> basePlace(row, side));
    }

    /** Whether that side, and nobody's swap, put it somewhere else than the base says. */
    public boolean moved(Side side) {
        Seen seen = seen(side);
        return seen.isThere()
                && !NameRules.isTemporary(seen.place().name())
                && !basePlace(side).equals(seen.at());
    }

    /** Whether that side has another content than the base. */
    public boolean edited(Side side) {
        Seen seen = seen(side);
        return isFile()
                && seen.isThere()
                && !(side == Side.LOCAL && isDamaged())
                && (seen.content().isEmpty()
                        || !seen.content().equals(base.flatMap(BaseNode::content)));
    }

    /**
     * Whether the local file lost content without being written to, as after a power cut: it is
     * shorter than it was agreed on, and its inode and time are still the same. Nobody's edit does
     * that.
     */
    public boolean isDamaged() {
        return isFile()
                && wasOnBothSides()
                && base.flatMap(BaseNode::stamp)
                        .flatMap(was -> local.stamp().filter(is -> isShorter(was, is)))
                        .isPresent();
    }

    private static boolean isShorter(Stamp was, Stamp is) {
        return is.size() < was.size()
                && is.modifiedNs() == was.modifiedNs()
                && is.key().equals(was.key());
    }

    /** Whether both sides have the same content, proved. */
    public boolean hasEqualContents() {
        return local.content().isPresent() && local.content().equals(remote.content());
    }

    /** Leaves it on one side alone, and what identified it on the other known. */
    public void setAside() {
        setAside = true;
    }

    public boolean isSetAside() {
        return setAside;
    }

    /** Whose content goes to the other side, where both have one. */
    public Optional<Side> winner() {
        return winner;
    }

    public void wins(Side side) {
        winner = Optional.of(side);
    }

    /** An older copy on 115 that an interrupted replacement left behind. */
    public Optional<Seen> leftover() {
        return leftover;
    }

    /** Takes a new item on 115 for its own; the one it had, if any, is left over. */
    public void takeOver(Seen replacement) {
        leftover = Optional.of(remote).filter(Seen::isThere);
        remote = replacement;
    }

    /** The side of a version that lost its name and gets that of a conflict copy. */
    public Optional<Side> exile() {
        return exile;
    }

    public void sendAway(Side side) {
        exile = Optional.of(side);
    }

    /** The name in the base of an item on 115 whose own name another node bears locally. */
    public Optional<String> alias() {
        return alias;
    }

    public void callIt(String localName) {
        alias = Optional.of(localName);
    }

    /** Lets it be called here as it is on 115, and no longer by the name of a second item. */
    public void dropAlias() {
        aliasDropped = true;
    }

    public boolean hasDroppedAlias() {
        return aliasDropped;
    }

    public String reason() {
        return reason;
    }

    public void because(String evidence) {
        reason = evidence;
    }

    @Override
    public String toString() {
        return id + " " + kind + " local " + localGoal + " remote " + remoteGoal;
    }
}
