package dev.caravan.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.drive.ListingVerdict;
import dev.caravan.drive.RemoteItem;
import dev.caravan.look.RemoteChanges;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.state.remote.RemoteLook;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RemoteId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A base of 200 000 nodes: numbers are printed, only generous ratios are held to. */
@Isolated
class LargeBaseTest {

    private static final int FOLDERS = 4_000;
    private static final int FILES_EACH = 49;
    private static final int NODES = FOLDERS * (FILES_EACH + 1);

    @TempDir Path dir;

    @Test
    void a_large_base_is_read_folder_by_folder_and_compared_with_115() throws Exception {
        try (StateDatabase database = StateDatabase.open(dir)) {
            JobId job = Samples.job(database);
            BaseStore base = new BaseStore(database, job);
            Duration filled = timed(() -> fill(base));
            Duration cold = timed(() -> assertThat(readAll(base)).isEqualTo(NODES));
            Duration warm = timed(() -> assertThat(readAll(base)).isEqualTo(NODES));
            Duration single = timed(() -> putOneByOne(base, 200));
            Duration look = timed(() -> lookAtTheSame(database, job, base));
            Duration check = timed(database::check);
            System.out.printf(
                    "base of %d nodes: %d MB; fill %d ms; children cold %d ms, warm %d ms"
                            + " (%d rows/s); 200 puts %d ms; look %d ms; check %d ms; heap %d MB%n",
                    NODES,
                    Files.size(dir.resolve("caravan.db")) / 1_000_000,
                    filled.toMillis(),
                    cold.toMillis(),
                    warm.toMillis(),
                    NODES * 1000L / Math.max(1, warm.toMillis()),
                    single.toMillis(),
                    look.toMillis(),
                    check.toMillis(),
                    usedHeap() / 1_000_000);

            // Reading is no slower than writing, and a node takes a few hundred bytes at most.
            assertThat(warm).isLessThan(filled);
            assertThat(Files.size(dir.resolve("caravan.db"))).isLessThan(NODES * 400L);
        }
    }

    private static void fill(BaseStore base) {
        List<BaseNode> batch = new ArrayList<>();
        for (int folder = 1; folder <= FOLDERS; folder++) {
            batch.add(Samples.folder(folder, folder / 20, "folder-" + folder));
            for (int file = 0; file < FILES_EACH; file++) {
                long id = FOLDERS + (folder - 1L) * FILES_EACH + file + 1;
                batch.add(Samples.file(id, folder, "IMG_" + id + "_holiday.jpg"));
            }
            if (folder % 100 == 0) {
                base.putAll(batch);
                batch.clear();
            }
        }
    }

    private static int readAll(BaseStore base) {
        int nodes = base.children(NodeId.ROOT).size();
        for (int folder = 1; folder <= FOLDERS; folder++) {
            nodes += base.children(new NodeId(folder)).size();
        }
        return nodes;
    }

    private static void putOneByOne(BaseStore base, int count) {
        for (int id = 1; id <= count; id++) {
            base.put(Samples.folder(id, id / 20, "folder-" + id));
        }
    }

    private static void lookAtTheSame(StateDatabase database, JobId job, BaseStore base) {
        try (RemoteLook look = RemoteLook.begin(database, job, Samples.ROOT_ON_115)) {
            base.forEach(node -> look.accept(item(node)));
            RemoteChanges changes =
                    look.changes(new ListingVerdict(true, Set.of(), "", NODES / 1150));
            assertThat(changes.fresh()).isEmpty();
            assertThat(changes.moved()).isEmpty();
            assertThat(changes.changed()).isEmpty();
            assertThat(changes.vanished()).isEmpty();
        }
    }

    private static RemoteItem item(BaseNode node) {
        long parent = node.place().parent().value();
        return new RemoteItem(
                node.remoteId().orElseThrow(),
                parent == 0 ? Samples.ROOT_ON_115 : new RemoteId(Long.toString(1000 + parent)),
                node.place().name(),
                node.kind(),
                node.content(),
                Optional.of("pickcode12345678"),
                RemoteItem.State.WHOLE);
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
