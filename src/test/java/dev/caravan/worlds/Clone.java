package dev.caravan.worlds;

import dev.caravan.state.BaseStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobStore;
import dev.caravan.state.RootStore;
import dev.caravan.state.RootStore.StoredRoot;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A copy of a machine's disk: in it all files have the numbers and times that they had before. Here
 * they cannot have them, so what the state knows of them is made to fit.
 */
final class Clone {

    private static final String SEEN = "unix:dev,ino,size,lastModifiedTime,ctime";

    private final Path from;
    private final Path to;
    private final Map<FileKey, Stamp> stamps = new HashMap<>();

    private Clone(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** Copies the folder of a world that does not run. */
    static void make(Path from, Path to) throws IOException {
        Clone clone = new Clone(from, to);
        clone.copy("state");
        clone.copy("photos");
        clone.fit();
    }

    private void copy(String part) throws IOException {
        Files.walkFileTree(
                from.resolve(part),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) throws IOException {
                        Files.createDirectories(there(folder));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.copy(
                                file,
                                there(file),
                                StandardCopyOption.COPY_ATTRIBUTES,
                                LinkOption.NOFOLLOW_LINKS);
                        stamps.put(stamp(file).key(), stamp(there(file)));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException failure)
                            throws IOException {
                        Files.setLastModifiedTime(there(folder), Files.getLastModifiedTime(folder));
                        stamps.put(stamp(folder).key(), stamp(there(folder)));
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private Path there(Path path) {
        return to.resolve(from.relativize(path).toString());
    }

    private static Stamp stamp(Path path) throws IOException {
        Map<String, Object> all = Files.readAttributes(path, SEEN, LinkOption.NOFOLLOW_LINKS);
        return new Stamp(
                (Long) all.get("size"),
                ns(all.get("lastModifiedTime")),
                ns(all.get("ctime")),
                new FileKey((Long) all.get("dev"), (Long) all.get("ino")));
    }

    private static long ns(Object time) {
        return ((FileTime) time).to(TimeUnit.NANOSECONDS);
    }

    private void fit() {
        try (StateDatabase state = StateDatabase.open(to.resolve("state"))) {
            JobId job = new JobStore(state).find(World.JOB).orElseThrow().id();
            state.write(
                    s ->
                            s.update(
                                    "update job set local_root = replace(local_root, ?, ?)",
                                    from.toString(),
                                    to.toString()));
            RootStore roots = new RootStore(state);
            StoredRoot root = roots.find(job);
            roots.put(
                    job,
                    new StoredRoot(
                            root.key().map(key -> stamps.get(key).key()),
                            root.marker(),
                            root.memory()));
            BaseStore base = new BaseStore(state, job);
            List<BaseNode> rows = new ArrayList<>();
            base.forEach(rows::add);
            base.putAll(rows.stream().map(this::fitting).toList());
        }
    }

    private BaseNode fitting(BaseNode row) {
        return new BaseNode(
                row.id(),
                row.place(),
                row.remoteName(),
                row.kind(),
                row.content(),
                row.remoteId(),
                row.stamp().map(this::fitting),
                row.presence());
    }

    private Stamp fitting(Stamp before) {
        Stamp copied = Optional.ofNullable(stamps.get(before.key())).orElse(before);
        // What was not as the state knew it stays so.
        return new Stamp(before.size(), before.modifiedNs(), copied.changedNs(), copied.key());
    }
}
