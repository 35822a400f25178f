package dev.caravan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.RemoteChanges;
import dev.caravan.plan.guard.GuardInput;
import dev.caravan.plan.guard.GuardLimits;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.request.ConflictPolicy;
import dev.caravan.plan.request.Mode;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Stamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class LargePlanTest {

    private static final int FOLDERS = 2_000;
    private static final int FILES = 1_000_000;
    private static final long MEGABYTE = 1L << 20;

    @Test
    void a_million_new_files_are_planned_in_little_memory() {
        LocalChanges look = look();
        long before = used();
        Plan plan =
                new Planner()
                        .plan(
                                new PlanRequest(
                                        Mode.BACKUP,
                                        ConflictPolicy.KEEP_BOTH,
                                        GuardInput.of(GuardLimits.DEFAULT),
                                        new MemoryBase(),
                                        look,
                                        nothing(),
                                        Set.of(),
                                        Set.of(),
                                        Set.of(),
                                        LocalDateTime.of(2026, 11, 22, 2, 41, 7)));
        long after = used();
        assertThat(plan.transfers()).hasSize(FILES);
        assertThat(plan.folders()).hasSize(FOLDERS);
        assertThat((after - before) / MEGABYTE).isLessThan(160);
        assertThat(look.fresh()).hasSize(FILES + FOLDERS);
    }

    private static LocalChanges look() {
        List<Fresh> fresh = new ArrayList<>(FOLDERS + FILES);
        for (int i = 1; i <= FOLDERS; i++) {
            fresh.add(fresh(-i, 0, "folder-" + i, NodeKind.FOLDER));
        }
        for (int i = 1; i <= FILES; i++) {
            int id = -FOLDERS - i;
            fresh.add(fresh(id, -1 - i % FOLDERS, "IMG_" + i + ".jpg", NodeKind.FILE));
        }
        return new LocalChanges(
                fresh, List.of(), Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), Map.of(),
                List.of(), FILES, FILES);
    }

    private static Fresh fresh(long id, long parent, String name, NodeKind kind) {
        return new Fresh(
                new NodeId(id),
                new Place(new NodeId(parent), name),
                kind,
                new Stamp(1, id, id, new FileKey(1, -id)),
                Optional.empty());
    }

    private static RemoteChanges nothing() {
        return new RemoteChanges(
                List.of(), Map.of(), Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), true);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
