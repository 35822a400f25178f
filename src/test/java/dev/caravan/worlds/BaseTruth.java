package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.simulator.admin.Node;
import dev.caravan.state.BaseStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the base of a world at rest may say: only what is there, on the sides on which it is (DR-3).
 * A row that stays behind is what a later pass takes for a deletion.
 */
final class BaseTruth {

    private final World world;
    private final List<String> lies = new ArrayList<>();
    private final java.util.Set<String> local;
    private final java.util.Map<String, Node> remote;

    private BaseTruth(World world) {
        this.world = world;
        this.local = world.local.everything();
        this.remote =
                world.simulator.otherClient().tree().stream()
                        .collect(Collectors.toMap(Node::id, node -> node, (a, b) -> a));
    }

    static void check(World world) {
        BaseTruth truth = new BaseTruth(world);
        Optional<StateDatabase> state = StateDatabase.view(world.stateDir());
        if (state.isPresent()) {
            try (StateDatabase database = state.get()) {
                new JobStore(database)
                        .find(World.JOB)
                        .ifPresent(job -> truth.judge(new BaseStore(database, job.id())));
            }
        }
        assertThat(truth.lies).as(world.shown()).isEmpty();
    }

    private void judge(BaseStore base) {
        List<BaseNode> rows = new ArrayList<>();
        base.forEach(rows::add);
        rows.forEach(row -> judge(base, row));
    }

    private void judge(BaseStore base, BaseNode row) {
        Optional<RelativePath> path = base.path(row.id());
        if (path.isEmpty()) {
            lies.add("hangs nowhere: " + row);
            return;
        }
        if (row.presence() != Presence.REMOTE_ONLY && !local.contains(path.get().toString())) {
            lies.add(path.get() + " is not here: " + row);
        }
        if (row.presence() != Presence.LOCAL_ONLY) {
            judgeRemote(base, path.get(), row);
        }
    }

    private void judgeRemote(BaseStore base, RelativePath path, BaseNode row) {
        Node item = row.remoteId().map(id -> remote.get(id.value())).orElse(null);
        if (item == null) {
            lies.add(path + " is not on 115: " + row);
            return;
        }
        Optional<String> parent =
                row.place().parent().equals(NodeId.ROOT)
                        ? Optional.empty()
                        : base.node(row.place().parent())
                                .flatMap(BaseNode::remoteId)
                                .map(id -> id.value());
        boolean isFolder = item.kind().equals("folder");
        if (parent.isPresent() && !item.parent().equals(parent.get())
                || !item.path().endsWith("/" + row.nameOn115())
                || isFolder != (row.kind() == NodeKind.FOLDER)
                || !isFolder
                        && !item.sha1()
                                .equalsIgnoreCase(row.content().orElseThrow().sha1().toString())) {
            lies.add(path + " is otherwise on 115: " + row + " / " + item);
        }
    }
}
