package dev.caravan.pass.job;

import dev.caravan.local.disk.SymlinkPolicy;
import dev.caravan.plan.guard.GuardLimits;
import dev.caravan.plan.request.ConflictPolicy;
import dev.caravan.plan.request.Mode;
import dev.caravan.tree.RemoteId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A job as a pass needs to know it.
 *
 * @param remote where it goes on 115: an id, or a path that is made when it is missing
 * @param rehash in which time every file is read again; empty when stamps are trusted for ever
 * @param zone what conflict copies and days are counted in
 */
public record Job(
        String name,
        String account,
        Mode mode,
        Path local,
        RemoteFolder remote,
        Duration stableFor,
        ConflictPolicy conflict,
        GuardLimits guard,
        List<String> include,
        List<String> exclude,
        boolean builtInExcludes,
        Versions versions,
        LocalTrash trash,
        Archive archive,
        SymlinkPolicy symlinks,
        Optional<Duration> rehash,
        ZoneId zone) {

    public Job {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** The same job, but it takes files at once, however lately they changed. */
    public Job takingFilesAtOnce() {
        return new Job(
                name,
                account,
                mode,
                local,
                remote,
                Duration.ZERO,
                conflict,
                guard,
                include,
                exclude,
                builtInExcludes,
                versions,
                trash,
                archive,
                symlinks,
                rehash,
                zone);
    }

    /** Whether a replaced version on 115 is kept in the versions folder, and not in the bin. */
    public boolean keepsVersions() {
        return (mode == Mode.BACKUP || mode == Mode.MIRROR) && versions.keep() > 0;
    }

    /** How many replaced versions of a file on 115 are kept, and for how many days. */
    public record Versions(int keep, int days) {}

    /** How long and how much the local trash keeps. */
    public record LocalTrash(Duration keep, long maxBytes) {}

    /** When an archived file is removed locally, and whether its folder goes when it is empty. */
    public record Archive(Duration delay, EmptyFolders emptied) {}

    /** What becomes of local folders from which everything was archived. */
    public enum EmptyFolders {
        GO,
        STAY
    }

    /**
     * The configured folder on 115.
     *
     * @param id when it was given as {@code id:…}
     * @param names the path from the root otherwise
     * @param text as it was written
     */
    public record RemoteFolder(Optional<RemoteId> id, List<String> names, String text) {

        public RemoteFolder {
            names = List.copyOf(names);
        }
    }
}
