package dev.caravan.plan.order;

import dev.caravan.cause.Cause;
import dev.caravan.look.Fresh;
import dev.caravan.plan.match.LocalContents;
import dev.caravan.plan.match.World;
import dev.caravan.plan.merge.Reach;
import dev.caravan.plan.merge.Remarks;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.Seen;
import dev.caravan.plan.operation.Download;
import dev.caravan.plan.operation.Occupant;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Spot;
import dev.caravan.plan.operation.Upload;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The uploads and downloads of a plan. */
final class Transfers {

    /** By folder, then name; folders share one path, so that most comparisons are short. */
    private static final Comparator<Operation> ORDER =
            (a, b) -> {
                Spot one = a instanceof Upload upload ? upload.source() : a.where();
                Spot two = b instanceof Upload upload ? upload.source() : b.where();
                int byFolder =
                        one.folder() == two.folder() ? 0 : one.folder().compareTo(two.folder());
                return byFolder != 0 ? byFolder : one.name().compareTo(two.name());
            };

    private final World world;
    private final Layout local;
    private final Layout remote;
    private final Doomed doomedLocal;
    private final Set<NodeId> sentAnew;
    private final Set<NodeId> waits;
    private final List<Operation> operations = new ArrayList<>();

    Transfers(
            World world,
            Layout local,
            Layout remote,
            Doomed doomedLocal,
            Set<NodeId> sentAnew,
            Set<NodeId> waits) {
        this.world = world;
        this.local = local;
        this.remote = remote;
        this.doomedLocal = doomedLocal;
        this.sentAnew = sentAnew;
        this.waits = waits;
    }

    void addInvolved() {
        for (Node node : world.involved()) {
            if (node.isFile() && !node.isKept() && !waits.contains(node.id())) {
                if (goesUp(node)) {
                    upload(node);
                }
                if (comesDown(node)) {
                    download(node);
                }
            }
        }
    }

    private boolean goesUp(Node node) {
        Optional<Place> goal = node.goal(Side.REMOTE);
        return goal.isPresent()
                && local.place(node).isPresent()
                && node.seen(Side.LOCAL).isThere()
                && node.goal(Side.LOCAL).isPresent()
                && remote.exists(goal.orElseThrow().parent())
                && (!node.seen(Side.REMOTE).isThere()
                        || node.winner().equals(Optional.of(Side.LOCAL))
                        || sentAnew.contains(node.id()) && node.winner().isEmpty());
    }

    private void upload(Node node) {
        Place from = local.place(node).orElseThrow();
        Seen source = node.seen(Side.LOCAL);
        Place goal = node.goal(Side.REMOTE).orElseThrow();
        operations.add(
                new Upload(
                        node.id(),
                        local.spot(from),
                        remote.spot(goal),
                        source.stamp().orElseThrow(),
                        source.content(),
                        ownVersion(node, Side.REMOTE),
                        reason(node),
                        Optional.empty()));
    }

    private static String reason(Node node) {
        return node.reason().isEmpty() ? "115 cannot rename to another extension" : node.reason();
    }

    private static Optional<Occupant> ownVersion(Node node, Side side) {
        Seen seen = node.seen(side);
        return seen.isThere()
                ? Optional.of(
                        new Occupant(
                                node.id(),
                                node.kind(),
                                seen.expected(),
                                1,
                                Math.max(0, seen.size()),
                                List.of()))
                : Optional.empty();
    }

    private boolean comesDown(Node node) {
        Optional<Place> goal = node.goal(Side.LOCAL);
        return goal.isPresent()
                && node.seen(Side.REMOTE).isThere()
                && node.goal(Side.REMOTE).isPresent()
                && local.exists(goal.orElseThrow().parent())
                && (!node.seen(Side.LOCAL).isThere()
                        || node.winner().equals(Optional.of(Side.REMOTE)));
    }

    private void download(Node node) {
        Place goal = local.place(node).or(() -> node.goal(Side.LOCAL)).orElseThrow();
        Optional<Occupant> occupant = ownVersion(node, Side.LOCAL);
        if (occupant.isEmpty()) {
            Optional<Node> there = local.at(goal, NodeKind.FILE).stream().findFirst();
            if (there.filter(other -> !other.dies(Side.LOCAL)).isPresent()) {
                return;
            }
            occupant = there.map(doomedLocal::displace);
            there.ifPresent(local::remove);
        }
        Seen source = node.seen(Side.REMOTE);
        Place home = home(node, goal);
        operations.add(
                new Download(
                        node.id(),
                        source.remoteId().orElseThrow(),
                        source.content().orElseThrow(),
                        local.spot(goal),
                        home,
                        remote.place(node)
                                .map(Place::name)
                                .filter(name -> !name.equals(home.name())),
                        occupant,
                        node.reason(),
                        Optional.empty()));
    }

    // A file that 115 cannot rename now, and whose newer content was not here to be uploaded under
    // the new name, is still to be renamed: the base must not call its two names intended.
    private Place home(Node node, Place goal) {
        boolean renamedLater =
                sentAnew.contains(node.id())
                        && node.winner().equals(Optional.of(Side.REMOTE))
                        && node.seen(Side.LOCAL).isThere();
        return renamedLater ? node.basePlace(Side.LOCAL).orElse(goal) : goal;
    }

    /** Adds the new local files that concern nothing else in this plan. */
    void addFresh(List<Fresh> fresh, Reach reach, Remarks remarks) {
        Map<NodeId, Optional<Spot>> folders = new HashMap<>();
        for (Fresh file : fresh) {
            if (!isPlain(file) || isRefused(file, remarks)) {
                continue;
            }
            Place place = world.seen(file).place();
            Optional<Spot> any =
                    folders.computeIfAbsent(place.parent(), folder -> sample(folder, place, reach));
            any.ifPresent(sample -> add(file, place, sample, remote.path(place.parent())));
        }
    }

    /** Whether a new local file is none of the nodes of the plan. */
    boolean isPlain(Fresh file) {
        return file.kind() == NodeKind.FILE
                && !world.links().isLinked(file.id())
                && world.involved(file.id()).isEmpty()
                && !world.isIgnored(file.id());
    }

    private boolean isRefused(Fresh file, Remarks remarks) {
        Optional<String> refusal = NameRules.refusalOn115(file.place().name(), NodeKind.FILE);
        refusal.ifPresent(
                text ->
                        remarks.partial(
                                Cause.NAME_UNSUPPORTED,
                                world.path(world.seen(file).place()),
                                "115 cannot hold it: " + text));
        return refusal.isPresent();
    }

    private Optional<Spot> sample(NodeId folder, Place place, Reach reach) {
        boolean open =
                reach.seesNames() && reach.reachable(Side.REMOTE, folder) && remote.exists(folder);
        return open ? Optional.of(local.spot(place)) : Optional.empty();
    }

    private void add(Fresh file, Place place, Spot sample, RelativePath remoteFolder) {
        Spot source = new Spot(sample.folder(), place);
        Spot where = remoteFolder.equals(sample.folder()) ? source : new Spot(remoteFolder, place);
        operations.add(
                new Upload(
                        file.id(),
                        source,
                        where,
                        file.stamp(),
                        LocalContents.of(file.content(), file.stamp()),
                        Optional.empty(),
                        "new local file",
                        Optional.empty()));
    }

    List<Operation> operations() {
        operations.sort(ORDER);
        return operations;
    }
}
