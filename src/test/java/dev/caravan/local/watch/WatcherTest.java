package dev.caravan.local.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.local.filter.FilterRules;
import dev.caravan.local.scan.Scope;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatcherTest {

    private Path root;
    private Duration quiet = Duration.ofMillis(60);
    private FilterRules filters = FilterRules.NONE;
    private Duration rescan = Duration.ofHours(1);
    private final List<Scope> changes = new CopyOnWriteArrayList<>();
    private final List<WatchState> states = new CopyOnWriteArrayList<>();
    private Watcher watcher;

    @BeforeEach
    void inAFolder(@TempDir Path given) throws IOException {
        root = given.toRealPath();
        Files.createDirectories(root.resolve("a/b"));
        Files.createDirectories(root.resolve("c"));
    }

    @AfterEach
    void close() throws IOException {
        watcher.close();
    }

    @Test
    void a_change_is_told_with_its_folder() throws Exception {
        watch();
        Files.writeString(root.resolve("a/b/甲"), "1");
        awaitOnly(folders("a/b"));
        Files.delete(root.resolve("a/b/甲"));
        awaitOnly(folders("a/b"));
        Files.writeString(root.resolve("top"), "1");
        awaitOnly(folders(""));
    }

    @Test
    void hc_343_a_burst_of_ten_thousand_changes_is_told_once() throws Exception {
        quiet = Duration.ofMillis(500);
        watch();
        try (OutputStream log = Files.newOutputStream(root.resolve("c/log"));
                OutputStream other = Files.newOutputStream(root.resolve("a/b/log"))) {
            for (int i = 0; i < 5000; i++) {
                log.write(i);
                other.write(i);
            }
        }
        await().until(() -> !changes.isEmpty());
        await().during(quiet.multipliedBy(3)).until(() -> changes.size() == 1);
        assertThat(changes.get(0)).isIn(folders("a/b", "c"), Scope.whole());
    }

    @Test
    void a_new_folder_is_watched_with_all_below() throws Exception {
        watch();
        Files.createDirectories(root.resolve("c/d/e"));
        await().until(() -> !changes.isEmpty());
        quiet();
        changes.clear();
        Files.writeString(root.resolve("c/d/e/f"), "1");
        awaitOnly(folders("c/d/e"));
    }

    @Test
    void a_renamed_folder_is_watched_under_its_new_name() throws Exception {
        watch();
        Files.move(root.resolve("a"), root.resolve("x"));
        awaitOnly(folders(""));
        Files.writeString(root.resolve("x/b/f"), "1");
        awaitOnly(folders("x/b"));
    }

    @Test
    void hc_343_what_is_out_of_scope_is_neither_watched_nor_told() throws Exception {
        filters = FilterRules.of(List.of(), List.of("a/", "*.log"), FilterRules.BuiltIn.OFF);
        Files.createDirectories(root.resolve(".caravan/tmp"));
        Files.writeString(root.resolve("c/.caravanignore"), "*.raw\n");
        AtomicInteger watched = new AtomicInteger();
        watch(
                (folder, service) -> {
                    watched.incrementAndGet();
                    return real(folder, service);
                });
        assertThat(watched).hasValue(2);
        Files.writeString(root.resolve("a/b/1"), "1");
        Files.writeString(root.resolve("c/1.log"), "1");
        Files.writeString(root.resolve("c/1.raw"), "1");
        Files.writeString(root.resolve(".caravan/tmp/1"), "1");
        Files.writeString(root.resolve(".caravan-tmp-1"), "1");
        Files.delete(root.resolve(".caravan/tmp/1"));
        Files.delete(root.resolve(".caravan/tmp"));
        Files.writeString(root.resolve("c/2"), "1");
        awaitOnly(folders("c"));
    }

    @Test
    void folders_that_other_rules_take_in_are_watched() throws Exception {
        Files.writeString(root.resolve(".caravanignore"), "c/\n");
        watch();
        Files.writeString(root.resolve(".caravanignore"), "\n");
        awaitOnly(folders(""));
        Files.writeString(root.resolve("c/1"), "1");
        awaitOnly(folders("c"));
    }

    @Test
    void hc_207_when_not_all_can_be_watched_everything_counts_as_changed_from_time_to_time()
            throws Exception {
        rescan = Duration.ofMillis(300);
        AtomicInteger left = new AtomicInteger(2);
        watch(
                (folder, service) -> {
                    if (left.getAndDecrement() <= 0) {
                        throw new IOException("User limit of inotify watches reached");
                    }
                    return real(folder, service);
                });
        assertThat(states)
                .containsExactly(
                        new WatchState.Partly(
                                "not all folders of "
                                        + root
                                        + " can be watched: User limit of inotify watches reached"));
        await().until(() -> changes.contains(Scope.whole()));
        left.set(1000);
        await().until(() -> states.size() == 2);
        assertThat(states.get(1)).isEqualTo(new WatchState.Fully());
    }

    @Test
    void a_root_that_goes_is_told_and_watched_again_when_it_is_back() throws Exception {
        rescan = Duration.ofMillis(300);
        watch();
        Path aside = Files.move(root, root.resolveSibling(root.getFileName() + "-aside"));
        try (var inside = Files.walk(aside)) {
            for (Path each : inside.sorted((x, y) -> y.compareTo(x)).toList()) {
                Files.delete(each);
            }
        }
        await().until(() -> states.size() >= 2);
        assertThat(states.get(1)).isEqualTo(new WatchState.Partly(root + " is gone"));
        Files.createDirectories(root.resolve("new"));
        await().until(() -> states.get(states.size() - 1).equals(new WatchState.Fully()));
        quiet();
        changes.clear();
        Files.writeString(root.resolve("new/1"), "1");
        await().until(() -> changes.contains(folders("new")));
    }

    @Test
    void after_it_is_closed_nothing_is_told() throws Exception {
        watch();
        watcher.close();
        Files.writeString(root.resolve("a/1"), "1");
        await().during(quiet.multipliedBy(2)).until(changes::isEmpty);
    }

    private void watch() throws IOException {
        watch(WatcherTest::real);
    }

    private void watch(Watcher.Registering registering) throws IOException {
        watcher =
                new Watcher(
                        new WatchSettings(root, filters, quiet, Duration.ofSeconds(20), rescan),
                        new WatchListener() {
                            @Override
                            public void changed(Scope where) {
                                changes.add(where);
                            }

                            @Override
                            public void watching(WatchState state) {
                                states.add(state);
                            }
                        },
                        System::nanoTime,
                        registering);
        watcher.start();
        await().until(() -> !states.isEmpty());
    }

    private static WatchKey real(Path folder, WatchService service) throws IOException {
        return folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.ENTRY_MODIFY);
    }

    /** Waits for the next thing that is told, which must be this. */
    private void awaitOnly(Scope expected) {
        await().until(() -> !changes.isEmpty());
        quiet();
        assertThat(changes).containsOnly(expected);
        changes.clear();
    }

    private void quiet() {
        AtomicInteger seen = new AtomicInteger(-1);
        await().pollInterval(quiet.multipliedBy(2))
                .until(() -> seen.getAndSet(changes.size()) == changes.size());
    }

    private static Scope folders(String... paths) {
        return Scope.folders(Arrays.stream(paths).map(RelativePath::parse).toList());
    }
}
