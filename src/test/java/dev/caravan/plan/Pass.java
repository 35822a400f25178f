package dev.caravan.plan;

import dev.caravan.look.LocalChanges;
import dev.caravan.look.RemoteChanges;
import dev.caravan.plan.guard.GuardInput;
import dev.caravan.plan.guard.GuardLimits;
import dev.caravan.plan.match.HashNeeds;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.request.ConflictPolicy;
import dev.caravan.plan.request.Mode;
import dev.caravan.plan.request.Observed;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A job in memory: two sides, a base, and passes over them. */
final class Pass {

    static final GuardLimits NO_LIMITS =
            new GuardLimits(Integer.MAX_VALUE, 100, 100, Integer.MAX_VALUE, Integer.MAX_VALUE);
    private static final LocalDateTime START = LocalDateTime.of(2026, 11, 22, 2, 41, 7);

    final Mode mode;
    final SideTree local;
    final SideTree remote;
    final MemoryBase base;
    ConflictPolicy conflict = ConflictPolicy.KEEP_BOTH;
    GuardInput guard = GuardInput.of(NO_LIMITS);
    Set<NodeId> due = Set.of();

    /** Local paths that are there and cannot be read. */
    final Set<String> unreadable = new TreeSet<>();

    /** Local paths, with all below, that a rule excludes; none of them is in the base. */
    final Set<String> excluded = new TreeSet<>();

    /** Folders on 115 whose listing breaks off; none of what is in them is seen. */
    final Set<String> unseen = new TreeSet<>();

    /** Whether the look at 115 was complete. */
    boolean seesAll = true;

    /** Whether folders that list empty are believed at once. */
    boolean confirms = true;

    private int passes;

    Pass(Mode mode, SideTree local, SideTree remote, MemoryBase base) {
        this.mode = mode;
        this.local = local;
        this.remote = remote;
        this.base = base;
    }

    /** What both looks show now, with what the planner asks to be hashed and confirmed. */
    PlanRequest request() {
        List<BaseNode> rows = base.rows();
        LocalChanges localLook = Looking.local(this, rows);
        RemoteChanges remoteLook = Looking.remote(this, rows);
        Set<NodeId> empty = new HashSet<>();
        PlanRequest request = request(localLook, remoteLook, empty);
        if (confirms && empty.addAll(new Observed(request).toConfirm())) {
            request = request(localLook, remoteLook, empty);
        }
        return hashed(request);
    }

    /** The request as it is before anything was hashed. */
    PlanRequest unhashedRequest() {
        List<BaseNode> rows = base.rows();
        return request(Looking.local(this, rows), Looking.remote(this, rows), Set.of());
    }

    private PlanRequest hashed(PlanRequest asked) {
        PlanRequest request = asked;
        Set<NodeId> read = new HashSet<>();
        Set<NodeId> needs = HashNeeds.of(request);
        while (read.addAll(needs)) {
            request = request.withLocal(Looking.hashed(request.local(), needs, local));
            needs = HashNeeds.of(request);
        }
        return request;
    }

    private PlanRequest request(
            LocalChanges localLook, RemoteChanges remoteLook, Set<NodeId> confirmed) {
        return new PlanRequest(
                mode,
                conflict,
                guard,
                base,
                localLook,
                remoteLook,
                confirmed,
                Set.of(),
                due,
                START.plusMinutes(passes));
    }

    Plan plan() {
        return new Planner().plan(request());
    }

    Plan run() {
        return run(operation -> true, true);
    }

    Plan run(Predicate<Operation> willDo, boolean strict) {
        return run(plan(), willDo, strict);
    }

    Plan run(Plan plan, Predicate<Operation> willDo, boolean strict) {
        new MemoryExecutor(local, remote, base).apply(plan, willDo, strict);
        passes++;
        return plan;
    }
}
