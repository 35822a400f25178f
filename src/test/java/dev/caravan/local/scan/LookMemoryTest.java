package dev.caravan.local.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.FileType;
import dev.caravan.local.disk.RealDisk;
import dev.caravan.local.disk.SymlinkPolicy;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.look.LocalChanges;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.Sha1;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class LookMemoryTest {

    private static final int FOLDERS = 500;
    private static final int FILES = 200;

    /** One small object for each file would take more. */
    private static final long A_LITTLE = 2_400_000;

    /** A real disk may take a minute for so many files. */
    static final class InMemoryWherePossible implements TempDirFactory {

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
                throws IOException {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "caravan")
                    : Files.createTempDirectory("caravan");
        }
    }

    /** A base that says of every folder what the disk says of it, and keeps nothing but folders. */
    private static final class BaseFromDisk implements BaseLookup {
        private final Map<NodeId, Path> folders = new HashMap<>();
        private long lastId;
        private int asked;
        private long usedAtFirst = Long.MAX_VALUE;
        private long usedAtLast = Long.MAX_VALUE;

        BaseFromDisk(Path root) {
            folders.put(NodeId.ROOT, root);
        }

        @Override
        public List<BaseNode> children(NodeId parent) {
            measure();
            List<BaseNode> children = new ArrayList<>();
            try {
                new RealDisk().list(folders.get(parent), path -> children.add(node(parent, path)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            children.sort(Comparator.comparing(node -> node.place().name()));
            return children;
        }

        // The look reads a few folders ahead while it is measured, so the smallest value counts.
        private void measure() {
            asked++;
            if (asked > 40 && asked <= 50) {
                usedAtFirst = Math.min(usedAtFirst, used());
            } else if (asked > FOLDERS - 10 && asked <= FOLDERS) {
                usedAtLast = Math.min(usedAtLast, used());
            }
        }

        private static long used() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }

        private BaseNode node(NodeId parent, Path path) {
            try {
                FileStatus status = new RealDisk().status(path);
                NodeId id = new NodeId(++lastId);
                boolean isFolder = status.is(FileType.FOLDER);
                if (isFolder) {
                    folders.put(id, path);
                }
                return new BaseNode(
                        id,
                        new Place(parent, path.getFileName().toString()),
                        Optional.empty(),
                        isFolder ? NodeKind.FOLDER : NodeKind.FILE,
                        isFolder
                                ? Optional.empty()
                                : Optional.of(new Content(Sha1.OF_EMPTY, status.stamp().size())),
                        Optional.empty(),
                        Optional.of(status.stamp()),
                        Presence.BOTH);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<BaseNode> byKey(FileKey key) {
            return List.of();
        }

        @Override
        public Optional<BaseNode> node(NodeId id) {
            return Optional.empty();
        }
    }

    @Test
    void a_hundred_thousand_unchanged_files_leave_nothing_in_memory(
            @TempDir(factory = InMemoryWherePossible.class) Path given) throws Exception {
        Path root = given.toRealPath();
        for (int i = 0; i < FOLDERS; i++) {
            Path folder = Files.createDirectory(root.resolve("folder-" + i));
            Path file = Files.createFile(folder.resolve("IMG_0.jpg"));
            // Links are files to the look and cost the disk less.
            for (int j = 1; j < FILES; j++) {
                Files.createLink(folder.resolve("IMG_" + j + ".jpg"), file);
            }
        }
        LookSettings settings =
                new LookSettings(
                        root, FilterRules.NONE, SymlinkPolicy.SKIP, Duration.ofSeconds(30));
        Instant now = Instant.now().plusSeconds(3600);
        BaseFromDisk base = new BaseFromDisk(root);
        LocalChanges changes = new LocalLook(settings, () -> now).look(base, Scope.whole());
        assertThat(changes)
                .isEqualTo(
                        new LocalChanges(
                                List.of(),
                                List.of(),
                                Map.of(),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Map.of(),
                                List.of(),
                                FOLDERS * FILES,
                                0));
        assertThat(base.usedAtLast - base.usedAtFirst).isLessThan(A_LITTLE);
    }
}
