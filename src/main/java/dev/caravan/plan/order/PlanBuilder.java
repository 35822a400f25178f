package dev.caravan.plan.order;

import dev.caravan.cause.Cause;
import dev.caravan.plan.guard.Guard;
import dev.caravan.plan.match.World;
import dev.caravan.plan.merge.Reach;
import dev.caravan.plan.merge.Remarks;
import dev.caravan.plan.operation.BaseEdit;
import dev.caravan.plan.operation.MakeFolder;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Turns a merged world into the ordered operations that bring it about. */
public final class PlanBuilder {

    private final PlanRequest request;
    private final World world;
    private final Remarks remarks;
    private final Reach reach;
    private final Set<Side> emptied;

    public PlanBuilder(PlanRequest request, World world, Remarks remarks, Reach reach) {
        this.request = request;
        this.world = world;
        this.remarks = remarks;
        this.reach = reach;
        this.emptied = emptied();
    }

    // A disk that is not mounted looks like a folder in which everything was deleted. Small jobs
    // are excused: emptying a folder of three files is an ordinary thing to do.
    private Set<Side> emptied() {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        long files = request.base().filesOnBothSides();
        if (files < Math.max(1, request.guard().limits().atLeast())) {
            return sides;
        }
        for (Side side : Side.values()) {
            long gone =
                    world.involved().stream()
                            .filter(node -> node.isFile() && node.wasOnBothSides())
                            .filter(node -> node.seen(side).isAbsent())
                            .count();
            if (gone >= files) {
                sides.add(side);
            }
        }
        return sides;
    }

    public Plan build(SortedSet<NodeId> toConfirm) {
        Layout local = new Layout(world, Side.LOCAL);
        Layout remote = new Layout(world, Side.REMOTE);
        Doomed doomedLocal = new Doomed(world, Side.LOCAL);
        Doomed doomedRemote = new Doomed(world, Side.REMOTE);
        Course localCourse = new Course(world, Side.LOCAL, local, doomedLocal);
        Course remoteCourse = new Course(world, Side.REMOTE, remote, doomedRemote);
        localCourse.run();
        remoteCourse.run();
        List<MakeFolder> folders =
                joined(localCourse.steps().folders(), remoteCourse.steps().folders());
        List<Operation> moves = joined(localCourse.steps().moves(), remoteCourse.steps().moves());
        List<Operation> transfers =
                transfers(
                        local,
                        remote,
                        doomedLocal,
                        remoteCourse.sentAnew(),
                        waits(localCourse, remoteCourse));
        Trashes trashes = new Trashes(request.due(), waits(localCourse, remoteCourse));
        trashes.add(Side.LOCAL, local, doomedLocal);
        trashes.add(Side.REMOTE, remote, doomedRemote);
        trashes.addLeftovers(world, remote);

        Holding holding =
                guarded(List.of(folders, moves, transfers, trashes.files(), trashes.folders()));
        return new Plan(
                edits(),
                holding.filter(folders),
                holding.filter(moves),
                holding.filter(transfers),
                holding.filter(trashes.files()),
                holding.filter(trashes.folders()),
                holding.held(),
                remarks.conflicts(place -> local.spot(place).path()),
                remarks.notes(),
                toConfirm);
    }

    /** What is too much is known when all of it is counted. */
    private Holding guarded(List<List<? extends Operation>> stages) {
        Guard guard =
                new Guard(
                        request.guard(),
                        request.base().filesOnBothSides(),
                        emptied,
                        new FormerContents(request.base())::comesBack);
        stages.forEach(guard::count);
        return new Holding(guard);
    }

    private static Set<NodeId> waits(Course one, Course other) {
        Set<NodeId> waits = new HashSet<>(one.waits());
        waits.addAll(other.waits());
        return waits;
    }

    private static <O> List<O> joined(List<? extends O> one, List<? extends O> other) {
        List<O> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private List<Operation> transfers(
            Layout local,
            Layout remote,
            Doomed doomedLocal,
            Set<NodeId> sentAnew,
            Set<NodeId> waits) {
        Transfers transfers = new Transfers(world, local, remote, doomedLocal, sentAnew, waits);
        transfers.addInvolved();
        if (!request.mode().source().equals(Optional.of(Side.REMOTE))) {
            transfers.addFresh(request.local().fresh(), reach, remarks);
        }
        return transfers.operations();
    }

    private List<BaseEdit> edits() {
        List<BaseEdit> edits = new Bookkeeping(world).edits(request.local().restamped());
        boolean sourceEmptied = request.mode().source().filter(emptied::contains).isPresent();
        if (!sourceEmptied) {
            return edits;
        }
        remarks.waiting(
                Cause.ROOT_EMPTY,
                RelativePath.ROOT,
                "every file of the job is gone from its source; nothing is concluded from that");
        return edits.stream().filter(edit -> !marksOneSide(edit)).toList();
    }

    private static boolean marksOneSide(BaseEdit edit) {
        return edit instanceof BaseEdit.Update update && update.row().presence() != Presence.BOTH;
    }
}
