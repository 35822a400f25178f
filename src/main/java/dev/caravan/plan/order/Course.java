package dev.caravan.plan.order;

import dev.caravan.plan.match.World;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.operation.Occupant;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings one side's folders and moves into an order in which no step meets a taken name, a missing
 * folder or itself.
 *
 * <p>Where nodes wait for each other in a circle, exactly one of them steps aside under a temporary
 * name.
 */
final class Course {

    private final World world;
    private final Side side;
    private final Layout layout;
    private final Doomed doomed;
    private final Steps steps;
    private final Map<NodeId, Task> pending = new LinkedHashMap<>();
    private final Map<NodeId, List<Task>> waiting = new HashMap<>();
    private final Map<NodeId, Blocker> blockedBy = new HashMap<>();
    private final Obstacles obstacles;
    private final Deque<Task> ready = new ArrayDeque<>();
    private final Set<NodeId> sentAnew = new HashSet<>();
    private final Set<NodeId> waits = new HashSet<>();

    Course(World world, Side side, Layout layout, Doomed doomed) {
        this.world = world;
        this.side = side;
        this.layout = layout;
        this.doomed = doomed;
        this.steps = new Steps(side, layout);
        this.obstacles = new Obstacles(world, side, layout, pending.keySet());
    }

    /** Carries everything out in thought. */
    void run() {
        List<Task> tasks = new ArrayList<>();
        for (Node node : world.involved()) {
            task(node).ifPresent(tasks::add);
        }
        tasks.sort(Comparator.comparing(Task::path).thenComparing(task -> task.node().id()));
        tasks.forEach(task -> pending.put(task.node().id(), task));
        tasks.stream().filter(task -> !task.isMove()).forEach(ready::add);
        tasks.stream().filter(Task::isMove).forEach(ready::add);
        drain();
        while (!pending.isEmpty()) {
            stepAside();
            drain();
        }
    }

    private Optional<Task> task(Node node) {
        if (node.isKept() || node.goal(side).isEmpty()) {
            return Optional.empty();
        }
        Place goal = node.goal(side).orElseThrow();
        if (node.seen(side).isThere()) {
            boolean moves = !node.seen(side).place().equals(goal) && canMove(node, goal);
            return moves ? Optional.of(task(node, goal, Task.Kind.MOVE)) : Optional.empty();
        }
        return node.isFile() ? Optional.empty() : Optional.of(task(node, goal, Task.Kind.MAKE));
    }

    private Task task(Node node, Place goal, Task.Kind kind) {
        return new Task(node, goal, world.path(goal), kind);
    }

    private boolean canMove(Node node, Place goal) {
        if (side == Side.LOCAL
                || NameRules.canRenameOn115(
                        node.kind(), node.seen(side).place().name(), goal.name())) {
            return true;
        }
        sentAnew.add(node.id());
        return false;
    }

    private void drain() {
        while (!ready.isEmpty()) {
            Task task = ready.poll();
            if (!pending.containsKey(task.node().id())) {
                continue;
            }
            Optional<Blocker> blocker = obstacles.before(task);
            if (blocker.isEmpty()) {
                perform(task);
            } else if (blocker.orElseThrow().kind() == Blocker.Kind.FOREVER) {
                giveUp(task);
            } else {
                waitFor(task, blocker.orElseThrow());
            }
        }
    }

    private void waitFor(Task task, Blocker blocker) {
        blockedBy.put(task.node().id(), blocker);
        waiting.computeIfAbsent(blocker.node().id(), id -> new ArrayList<>()).add(task);
    }

    private void perform(Task task) {
        if (task.isMove() && steps.needsTwo(task.node(), task.goal())) {
            if (!canStepAside(task.node())) {
                giveUp(task);
                return;
            }
            steps.aside(task.node(), layout.place(task.node()).orElseThrow().parent());
        }
        Optional<Occupant> occupant = clear(task);
        if (task.isMove()) {
            steps.move(task.node(), task.goal(), occupant);
        } else {
            steps.make(task.node(), task.goal(), occupant);
        }
        pending.remove(task.node().id());
        wake(task.node());
    }

    private Optional<Occupant> clear(Task task) {
        Optional<Node> dying =
                layout.at(task.goal(), task.node().kind()).stream()
                        .filter(node -> node.dies(side))
                        .findFirst();
        dying.ifPresent(layout::remove);
        return dying.map(doomed::displace);
    }

    private void wake(Node node) {
        List<Task> woken = waiting.remove(node.id());
        if (woken != null) {
            ready.addAll(woken);
        }
    }

    // A name on 115 that does not become free can still be shared by an upload, which rapid upload
    // makes cheap. Anything else waits for a later pass.
    private void giveUp(Task task) {
        pending.remove(task.node().id());
        if (side == Side.REMOTE && task.isMove() && task.node().isFile()) {
            sentAnew.add(task.node().id());
        } else {
            waits.add(task.node().id());
        }
        wake(task.node());
    }

    private void stepAside() {
        List<Task> circle = circle();
        Optional<Task> chosen =
                circle.stream()
                        .filter(task -> isInTheWay(task, circle))
                        .filter(task -> canStepAside(task.node()))
                        .min(Comparator.comparing(Task::path));
        if (chosen.isEmpty()) {
            circle.forEach(this::giveUp);
            return;
        }
        Node node = chosen.orElseThrow().node();
        boolean stands = kindOf(node, circle) == Blocker.Kind.SLOT;
        NodeId folder = stands ? layout.place(node).orElseThrow().parent() : NodeId.ROOT;
        steps.aside(node, folder);
        wake(node);
        ready.add(chosen.orElseThrow());
    }

    private List<Task> circle() {
        List<Task> way = new ArrayList<>();
        Task at = pending.values().iterator().next();
        while (!way.contains(at)) {
            way.add(at);
            at = next(at);
        }
        return List.copyOf(way.subList(way.indexOf(at), way.size()));
    }

    private Task next(Task task) {
        return Optional.ofNullable(blockedBy.get(task.node().id()))
                .flatMap(blocker -> Optional.ofNullable(pending.get(blocker.node().id())))
                .orElseThrow(() -> new IllegalStateException("nothing blocks " + task));
    }

    private boolean isInTheWay(Task task, List<Task> circle) {
        return task.isMove() && kindOf(task.node(), circle) != Blocker.Kind.PARENT;
    }

    /** In which way a node of a circle is in the way of the one before it. */
    private Blocker.Kind kindOf(Node node, List<Task> circle) {
        return circle.stream()
                .flatMap(task -> Optional.ofNullable(blockedBy.get(task.node().id())).stream())
                .filter(blocker -> blocker.node().equals(node))
                .map(Blocker::kind)
                .findFirst()
                .orElse(Blocker.Kind.PARENT);
    }

    private boolean canStepAside(Node node) {
        String name = layout.place(node).orElseThrow().name();
        return side == Side.LOCAL
                || node.kind() == NodeKind.FOLDER
                || !NameRules.extension(name).isEmpty();
    }

    /** The steps, in order. */
    Steps steps() {
        return steps;
    }

    /** Nodes that cannot get to their places in this pass. */
    Set<NodeId> waits() {
        return waits;
    }

    /** Files on 115 that get their new name by being uploaded under it. */
    Set<NodeId> sentAnew() {
        return sentAnew;
    }
}
