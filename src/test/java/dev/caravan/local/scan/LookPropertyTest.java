package dev.caravan.local.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.look.LocalChanges;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random changes to a tree: {@code -Dseed=} replays. */
class LookPropertyTest {

    private static final int ROUNDS = 150;
    private static final String[] NAMES = {"a", "b", "c", "d", "e"};

    private LookFixture at;
    private Random random;

    @Test
    void a_base_that_takes_over_what_a_look_tells_is_the_tree(@TempDir Path root) throws Exception {
        long seed = Long.getLong("seed", 115);
        random = new Random(seed);
        at = new LookFixture(root);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> done = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                done.add(change());
            }
            LocalChanges changes = at.changes();
            List<String> told = Told.by(changes, at.base);
            Set<NodeId> foldersBefore = folders();
            at.base.remember(changes);
            String story = "seed " + seed + ", round " + round + ": " + done + " told " + told;
            assertThat(basePaths()).as(story).isEqualTo(diskPaths());
            assertThat(at.told()).as(story).isEmpty();
            assertThat(at.changes().files()).as(story).isEqualTo(filesOnDisk());
            assertThat(foldersBefore).as(story).containsAll(changes.moved().keySet());
        }
    }

    private String change() throws IOException {
        switch (random.nextInt(7)) {
            case 0:
                return makeFolder();
            case 1, 2:
                return write();
            case 3:
                return remove();
            case 4:
                return swap();
            default:
                return move();
        }
    }

    private String makeFolder() throws IOException {
        Path folder = free();
        if (Files.notExists(folder)) {
            Files.createDirectory(folder);
        }
        return "mkdir " + at.root.relativize(folder);
    }

    private String write() throws IOException {
        Path file = free();
        if (!Files.isDirectory(file)) {
            Files.writeString(file, "content " + random.nextInt());
        }
        return "write " + at.root.relativize(file);
    }

    private String remove() throws IOException {
        Path any = any();
        if (!any.equals(at.root)) {
            at.remove(at.root.relativize(any).toString());
        }
        return "rm " + at.root.relativize(any);
    }

    private String move() throws IOException {
        Path from = any();
        Path to = free();
        if (from.equals(at.root) || to.startsWith(from) || Files.exists(to)) {
            return "nothing";
        }
        Files.move(from, to);
        return "mv " + at.root.relativize(from) + " " + at.root.relativize(to);
    }

    private String swap() throws IOException {
        Path one = any();
        Path other = any();
        if (one.startsWith(other) || other.startsWith(one)) {
            return "nothing";
        }
        Path aside = Files.move(one, at.root.resolveSibling(at.root.getFileName() + "-aside"));
        Files.move(other, one);
        Files.move(aside, other);
        return "swap " + at.root.relativize(one) + " " + at.root.relativize(other);
    }

    private Path any() throws IOException {
        try (Stream<Path> found = Files.walk(at.root)) {
            List<Path> all = found.sorted().toList();
            return all.get(random.nextInt(all.size()));
        }
    }

    private Path free() throws IOException {
        Path folder = any();
        if (!Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        return folder.resolve(NAMES[random.nextInt(NAMES.length)]);
    }

    private Set<NodeId> folders() {
        Set<NodeId> folders = new HashSet<>();
        collect(NodeId.ROOT, folders, new TreeSet<>());
        return folders;
    }

    private TreeSet<String> basePaths() {
        TreeSet<String> paths = new TreeSet<>();
        collect(NodeId.ROOT, new HashSet<>(), paths);
        return paths;
    }

    private void collect(NodeId folder, Set<NodeId> folders, TreeSet<String> paths) {
        for (BaseNode node : at.base.children(folder)) {
            RelativePath path = at.base.path(node.id());
            boolean isFolder = node.kind() == NodeKind.FOLDER;
            paths.add(path + (isFolder ? "/" : ""));
            if (isFolder) {
                folders.add(node.id());
                collect(node.id(), folders, paths);
            }
        }
    }

    private TreeSet<String> diskPaths() throws IOException {
        try (Stream<Path> found = Files.walk(at.root)) {
            TreeSet<String> paths = new TreeSet<>();
            found.filter(path -> !path.equals(at.root))
                    .forEach(
                            path ->
                                    paths.add(
                                            at.root.relativize(path)
                                                    + (Files.isDirectory(path) ? "/" : "")));
            return paths;
        }
    }

    private long filesOnDisk() throws IOException {
        try (Stream<Path> found = Files.walk(at.root)) {
            return found.filter(Files::isRegularFile).count();
        }
    }
}
