package dev.caravan.local.root;

import dev.caravan.cause.Cause;
import dev.caravan.local.disk.Disk;
import dev.caravan.local.disk.FileStatus;
import dev.caravan.local.disk.FileType;
import dev.caravan.local.disk.OwnPlaces;
import dev.caravan.local.disk.RealDisk;
import dev.caravan.local.scan.BaseLookup;
import dev.caravan.local.scan.FolderReader;
import dev.caravan.local.scan.Resemblance;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Proves that a job's local root is the one the job knows: before planning, and again before each
 * batch of deletions (DR-12).
 */
public final class RootCheck {

    private final String job;
    private final Path root;
    private final Disk disk;

    /**
     * @param job its name, for the commands in the advice
     */
    public RootCheck(String job, Path root) {
        this(job, root, new RealDisk());
    }

    RootCheck(String job, Path root, Disk disk) {
        this.job = job;
        this.root = root;
        this.disk = disk;
    }

    /**
     * Compares the root with what is known of it.
     *
     * @param known empty for a job that never saw its root
     * @param base what the job expects in it
     */
    public RootVerdict check(Optional<RootMark> known, BaseLookup base) {
        try {
            Path realRoot = root.toRealPath();
            FileStatus status = disk.status(realRoot);
            if (!status.is(FileType.FOLDER)) {
                return bad(Cause.ROOT_MISSING, "is no folder", missingAdvice());
            }
            boolean empty = isEmpty(realRoot);
            RootMark now = new RootMark(status.stamp().key(), RootMarker.read(realRoot));
            if (known.isEmpty() || isSame(known.get(), now, realRoot, base)) {
                return new RootVerdict.Good(now);
            }
            return empty && now.marker().isEmpty()
                    ? bad(Cause.ROOT_EMPTY, emptied(known.get(), now), emptyAdvice())
                    : bad(Cause.ROOT_IDENTITY, difference(known.get(), now), identityAdvice());
        } catch (NoSuchFileException e) {
            return bad(Cause.ROOT_MISSING, "does not exist", missingAdvice());
        } catch (AccessDeniedException e) {
            return bad(
                    Cause.PERMISSION,
                    "may not be read by Caravan's user",
                    "give Caravan's user the right to read it; nothing was deleted");
        } catch (IOException e) {
            return bad(
                    Cause.ROOT_MISSING,
                    "cannot be reached: " + FolderReader.reason(e),
                    missingAdvice());
        }
    }

    /**
     * What is to be recorded of the present root; leaves a marker in it where that is possible.
     *
     * @param marker a random text; a marker that is there already stays
     */
    public RootMark accept(String marker) throws IOException {
        Path realRoot = root.toRealPath();
        FileKey key = disk.status(realRoot).stamp().key();
        return RootMarker.write(realRoot, marker)
                ? new RootMark(key, RootMarker.read(realRoot))
                : new RootMark(key, Optional.empty());
    }

    // Device numbers may be given anew at every start of the machine, and a removed folder's inode
    // is given to the next one: so the marker decides where there is one, and what the folder holds
    // where there is none.
    private boolean isSame(RootMark known, RootMark now, Path realRoot, BaseLookup base) {
        if (known.key().inode() != now.key().inode()) {
            return false;
        }
        boolean sameDevice = known.key().device() == now.key().device();
        if (known.marker().isPresent() && now.marker().isPresent()) {
            return known.marker().equals(now.marker());
        }
        if (known.marker().isEmpty() && sameDevice) {
            return true;
        }
        Resemblance.By by = sameDevice ? Resemblance.By.DEVICE_AND_INODE : Resemblance.By.INODE;
        return new Resemblance(base, disk).holdsChildOf(NodeId.ROOT, realRoot, by);
    }

    private static String difference(RootMark known, RootMark now) {
        if (!known.key().equals(now.key())) {
            return "is another folder than before (device and inode were "
                    + text(known.key())
                    + ", now "
                    + text(now.key())
                    + ")";
        }
        return now.marker().isEmpty()
                ? "lost its marker "
                        + OwnPlaces.FOLDER
                        + "/root, and nothing that was there at the last pass is found in it"
                : "holds the marker of another folder in " + OwnPlaces.FOLDER + "/root";
    }

    private static String emptied(RootMark known, RootMark now) {
        return known.key().equals(now.key())
                ? "is empty, and its marker " + OwnPlaces.FOLDER + "/root is gone with everything"
                : "is empty, and not the folder that was there before: its disk is not mounted";
    }

    private static String text(FileKey key) {
        return key.device() + ":" + key.inode();
    }

    private boolean isEmpty(Path realRoot) throws IOException {
        boolean[] found = new boolean[1];
        disk.list(
                realRoot,
                path -> found[0] |= !path.getFileName().toString().equals(OwnPlaces.FOLDER));
        return !found[0];
    }

    private RootVerdict bad(Cause cause, String what, String advice) {
        return new RootVerdict.Bad(
                cause, "the local folder " + root + " of job " + job + " " + what, advice);
    }

    private String missingAdvice() {
        return "mount the disk or correct `local` of job "
                + job
                + "; do not make the folder by hand; nothing was deleted";
    }

    private String identityAdvice() {
        return "mount the right disk or folder; if this one is meant, say so with `caravan approve "
                + job
                + "`: the job begins anew with it and deletes nothing";
    }

    private String emptyAdvice() {
        return "mount the disk or put the files back; if it was emptied on purpose, say so with"
                + " `caravan approve "
                + job
                + "`: the job begins anew with it and deletes nothing";
    }
}
