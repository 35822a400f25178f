package dev.caravan.settings;

import dev.caravan.plan.request.ConflictPolicy;
import dev.caravan.plan.request.Mode;
import dev.caravan.settings.document.Notation;
import dev.caravan.settings.document.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads one job. */
final class JobReader {

    private final Notation<Path> folders;
    private final Notation<Schedule.Cron> crons;
    private final AccountNames accounts;

    JobReader(Notation<Path> folders, Notation<Schedule.Cron> crons, AccountNames accounts) {
        this.folders = folders;
        this.crons = crons;
        this.accounts = accounts;
    }

    /** The job, unless something that it cannot do without is wrong. */
    Optional<JobSettings> read(String name, Section job) {
        Optional<String> account = accounts.of(job);
        Optional<Path> local =
                job.optional("local", folders).filter(path -> mayBeSynced(path, job));
        Optional<RemoteFolder> remote = job.optional("remote", RemoteFolder::read);
        Mode mode = job.value("mode", Notation.word(Mode.class));
        remote.ifPresent(folder -> checkRoot(folder, mode, job));
        JobSections parts = new JobSections(job, crons);
        StartSettings start = parts.start();
        TimeLimits limits = parts.limits();
        ScanSettings scan = parts.scan();
        FilterSettings filter = parts.filter();
        ConflictPolicy conflict = job.value("conflict", Notation.word(ConflictPolicy.class));
        GuardSettings guard = parts.guard();
        TrashSettings trash = parts.trash();
        VersionSettings versions = parts.versions();
        TransferSettings transfer = new TransferReader(job).read();
        ArchiveSettings archive = parts.archive();
        if (account.isEmpty() || local.isEmpty() || remote.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new JobSettings(
                        name,
                        account.get(),
                        mode,
                        local.get(),
                        remote.get(),
                        start,
                        limits,
                        scan,
                        filter,
                        conflict,
                        guard,
                        trash,
                        versions,
                        transfer,
                        archive));
    }

    private static boolean mayBeSynced(Path local, Section job) {
        if (local.getNameCount() > 0) {
            return true;
        }
        job.refuse("local", "is the root of a file system; choose a folder below it");
        return false;
    }

    /** In these modes a mistake would empty a whole account, or fill the disk with one. */
    private static void checkRoot(RemoteFolder remote, Mode mode, Section job) {
        boolean dangerous = List.of(Mode.MIRROR, Mode.SYNC, Mode.PULL_MIRROR).contains(mode);
        if (remote.isRoot() && dangerous) {
            job.refuse(
                    "remote",
                    "is the root of the account, which mode "
                            + Notation.wordOf(mode)
                            + " must not have; choose a folder below it");
        }
    }
}
