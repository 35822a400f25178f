package dev.caravan.pass.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.drive.MemoryDrive;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.remember.Backoff;
import dev.caravan.pass.remember.Bookkeeping;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.remember.Remembering;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.root.LocalRoot;
import dev.caravan.pass.running.Passes;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.plan.request.Mode;
import dev.caravan.state.BaseStore;
import dev.caravan.state.HashCache;
import dev.caravan.state.JobIdentity;
import dev.caravan.state.JobStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptionTest {

    @TempDir Path folder;
    private final MemoryDrive drive = new MemoryDrive();
    private StateDatabase database;
    private HashCache hashes;
    private RunningPass pass;
    private BaseStore base;
    private Hashing hashing;

    @BeforeEach
    void open() throws Exception {
        Path local = Files.createDirectories(folder.resolve("photos")).toRealPath();
        database = StateDatabase.open(folder.resolve("state"));
        Bookkeeping books =
                Bookkeeping.of(
                        database,
                        new Backoff(new Random(1)),
                        PassProgress.NONE,
                        InstantSource.system());
        Ledger ledger = new Ledger(new Remembering(database, books.records()));
        hashes = new HashCache(database, InstantSource.system());
        hashing =
                new Hashing(
                        hashes,
                        ledger,
                        PassProgress.NONE,
                        new StopSignal(),
                        InstantSource.system(),
                        wait -> {});
        JobIdentity identity =
                new JobIdentity(
                        "sync",
                        "main",
                        Optional.empty(),
                        local,
                        Optional.empty(),
                        Optional.empty(),
                        "/top");
        pass =
                new RunningPass(
                        1,
                        Passes.job("photos", local, Mode.SYNC),
                        new JobStore(database).remember("photos", identity, "").id(),
                        Trigger.COMMAND,
                        InstantSource.system().instant(),
                        () -> {});
        pass.roots().foundRemote(drive.folder("/top"));
        base = ledger.base(pass);
    }

    @AfterEach
    void close() {
        hashes.close();
        database.close();
    }

    @Test
    void what_is_equal_on_both_sides_is_taken_and_all_else_is_left() throws Exception {
        both("d/e/same", "1");
        both("other", "2");
        write("other", "3");
        write("local", "4");
        drive.file("/top/remote", "5");
        drive.file("/top/twice", "6");
        drive.file("/top/twice", "7");
        write("twice", "6");
        write("kind", "8");
        drive.folder("/top/kind");
        adopt(1);
        assertThat(known()).containsOnlyKeys("d", "d/e", "d/e/same");
        BaseNode same = base.at(RelativePath.parse("d/e/same")).orElseThrow();
        assertThat(same.presence()).isEqualTo(Presence.BOTH);
        assertThat(same.content())
                .isEqualTo(drive.info(same.remoteId().orElseThrow()).orElseThrow().content());
        assertThat(same.stamp()).isPresent();
    }

    @Test
    void a_small_library_is_left_to_the_planner() throws Exception {
        both("same", "1");
        adopt(2);
        assertThat(known()).isEmpty();
    }

    @Test
    void with_a_base_nothing_is_adopted_without_the_planner() throws Exception {
        both("same", "1");
        adopt(1);
        both("later", "2");
        adopt(1);
        assertThat(known()).containsOnlyKeys("same");
    }

    private void adopt(int large) throws Exception {
        new Adoption(
                        database,
                        account -> Optional.of(drive),
                        new LocalRoot(database, () -> "a marker"),
                        hashing,
                        new StopSignal(),
                        () -> InstantSource.system().instant().plusSeconds(60),
                        large)
                .adopt(pass);
    }

    private void both(String path, String text) throws Exception {
        write(path, text);
        drive.file("/top/" + path, text);
    }

    private void write(String path, String text) throws Exception {
        Path file = pass.job().local().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private TreeMap<String, NodeId> known() {
        TreeMap<String, NodeId> known = new TreeMap<>();
        base.forEach(node -> known.put(node.place().name(), node.id()));
        TreeMap<String, NodeId> paths = new TreeMap<>();
        known.values().forEach(id -> paths.put(base.path(id).orElseThrow().toString(), id));
        return paths;
    }
}
