package dev.caravan.local;

import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.FileType;
import dev.caravan.local.disk.OpenFolder;
import dev.caravan.local.disk.Renaming;
import dev.caravan.local.disk.UnsafePath;
import dev.caravan.local.trash.ActResult;
import dev.caravan.local.trash.Trash;
import dev.caravan.local.trash.TrashPlace;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Lets files that are complete appear in a job's folder under their names. */
final class Placing {

    private final RootFolder root;
    private final Trash trash;

    Placing(RootFolder root, Trash trash) {
        this.root = root;
        this.trash = trash;
    }

    /**
     * Why no file could appear at a path now; empty when one could, as far as is known before.
     *
     * @param expected what is to be replaced; empty when nothing may stand there
     */
    Optional<ActResult.Stale> obstacle(RelativePath target, Optional<Stamp> expected)
            throws IOException {
        try (OpenFolder to = root.open(target.parent())) {
            return obstacle(root.status(to, target.name()), expected);
        } catch (NoSuchFileException | UnsafePath e) {
            return Optional.of(ActResult.stale(e));
        }
    }

    private static Optional<ActResult.Stale> obstacle(
            Optional<FileStatus> found, Optional<Stamp> expected) {
        boolean asExpected =
                found.isPresent() == expected.isPresent()
                        && (found.isEmpty() || found.get().isStill(expected.get()));
        if (asExpected) {
            return Optional.empty();
        }
        return Optional.of(
                found.filter(it -> it.is(FileType.SYMLINK)).isPresent()
                        ? new ActResult.Stale(
                                "a symbolic link stands there, and nothing is written through it")
                        : ActResult.changed());
    }

    /**
     * Lets a finished temporary file appear under its name; what it replaces goes to trash.
     *
     * @param expected what is replaced; empty when nothing may stand there
     */
    ActResult place(RelativePath temporary, RelativePath target, Optional<Stamp> expected)
            throws IOException {
        try (OpenFolder from = root.open(temporary.parent());
                OpenFolder to = root.open(target.parent())) {
            Optional<ActResult.Stale> obstacle = obstacle(root.status(to, target.name()), expected);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            sync(from.path(temporary.name()));
            Stamp finished = root.disk().status(from.path(temporary.name())).stamp();
            Optional<TrashPlace> old = Optional.empty();
            if (expected.isPresent()) {
                old = trash.takeFile(to, target, expected.get());
                if (old.isEmpty()) {
                    return ActResult.changed();
                }
            }
            return appear(from, temporary, to, target, old, finished);
        } catch (NoSuchFileException | UnsafePath e) {
            return ActResult.stale(e);
        }
    }

    private ActResult appear(
            OpenFolder from,
            RelativePath temporary,
            OpenFolder to,
            RelativePath target,
            Optional<TrashPlace> old,
            Stamp finished)
            throws IOException {
        try {
            Renaming.link(from, temporary.name(), to, target.name());
        } catch (FileAlreadyExistsException e) {
            return new ActResult.Stale(
                    "something appeared in its place"
                            + old.map(place -> "; the older version lies in " + place.inside())
                                    .orElse(""));
        } catch (IOException e) {
            if (old.isPresent()) {
                trash.putBack(old.get(), to);
            }
            throw e;
        }
        if (from.holds(temporary.name())) {
            from.delete(temporary.name());
        }
        to.sync();
        return root.done(to, target, finished, old);
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(true);
        }
    }
}
