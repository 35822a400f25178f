package dev.caravan.local.disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives a file another name without ever replacing anything.
 *
 * <p>{@code rename} replaces what appeared at the target since it was looked at; the JDK offers no
 * other. A hard link does not: so a file gets its new name as a second one and loses the first one
 * afterwards. Where links are impossible (FAT, some network file systems, files of other users),
 * and for folders, the target is looked at and then renamed to; what appears there in between is
 * replaced. For folders that can only be an empty folder.
 */
public final class Renaming {

    private Renaming() {}

    /**
     * Lets a file appear under another name; afterwards it may have both.
     *
     * @throws FileAlreadyExistsException when the target exists
     * @throws UnsafePath when a folder on the way was replaced meanwhile; nothing happened then
     */
    public static void link(OpenFolder from, String name, OpenFolder to, String newName)
            throws IOException {
        Object file = from.identity(name);
        Path target = to.path(newName);
        try {
            Files.createLink(target, from.path(name));
        } catch (FileAlreadyExistsException e) {
            if (!to.holds(newName)) {
                throw new UnsafePath(to.path());
            }
            throw e;
        } catch (NoSuchFileException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            move(from, name, to, newName);
            return;
        }
        if (!to.holds(newName) || !to.identity(newName).equals(file)) {
            undo(from, name, target);
            throw new UnsafePath(to.path());
        }
    }

    /**
     * Whether a file has another name beside the one it is known by. Two spellings that a file
     * system takes for one name are one: only as entries of their own are they two.
     */
    public static boolean hasBoth(OpenFolder from, String name, OpenFolder to, String newName)
            throws IOException {
        if (!to.holds(newName) || !to.identity(newName).equals(from.identity(name))) {
            return false;
        }
        return !from.identity(".").equals(to.identity("."))
                || !name.equals(newName) && entries(to).containsAll(Set.of(name, newName));
    }

    private static Set<String> entries(OpenFolder folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder.path())) {
            return entries.map(each -> each.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    // A folder on the way was replaced while the link was made by path, so the link lies elsewhere.
    private static void undo(OpenFolder from, String name, Path target) throws IOException {
        if (Files.exists(target) && Files.isSameFile(target, from.path(name))) {
            Files.delete(target);
        }
    }

    /**
     * Renames after a look at the target.
     *
     * @throws FileAlreadyExistsException when the target exists
     */
    public static void move(OpenFolder from, String name, OpenFolder to, String newName)
            throws IOException {
        if (to.holds(newName)) {
            throw new FileAlreadyExistsException(to.path(newName).toString());
        }
        from.rename(name, to, newName);
    }
}
