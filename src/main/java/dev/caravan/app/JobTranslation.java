package dev.caravan.app;

import dev.caravan.local.disk.SymlinkPolicy;
import dev.caravan.pass.job.Job;
import dev.caravan.plan.guard.GuardLimits;
import dev.caravan.settings.GuardSettings;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.RemoteFolder;
import dev.caravan.settings.Settings;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the jobs of a pass from those of the configuration. */
final class JobTranslation {

    private JobTranslation() {}

    static Map<String, Job> jobs(Settings settings) {
        Map<String, Job> jobs = new LinkedHashMap<>();
        for (JobSettings job : settings.jobs()) {
            jobs.put(job.name(), job(job, settings.timeZone()));
        }
        return jobs;
    }

    static Job job(Settings settings, String name) {
        return settings.job(name)
                .map(job -> job(job, settings.timeZone()))
                .orElseThrow(() -> new IllegalArgumentException("no job is called " + name));
    }

    private static Job job(JobSettings job, ZoneId zone) {
        return new Job(
                job.name(),
                job.account(),
                job.mode(),
                job.local(),
                remote(job.remote()),
                job.scan().stableFor(),
                job.conflict(),
                guard(job.guard()),
                job.filter().include(),
                job.filter().exclude(),
                job.filter().builtIn(),
                new Job.Versions(job.versions().keep(), job.versions().days()),
                new Job.LocalTrash(job.trash().keep(), job.trash().maxSize().bytes()),
                new Job.Archive(
                        job.archive().delay(),
                        job.archive().pruneEmptyFolders()
                                ? Job.EmptyFolders.GO
                                : Job.EmptyFolders.STAY),
                SymlinkPolicy.valueOf(job.scan().symlinks().name()),
                job.scan().rehash(),
                zone);
    }

    private static Job.RemoteFolder remote(RemoteFolder folder) {
        if (folder instanceof RemoteFolder.ById byId) {
            return new Job.RemoteFolder(Optional.of(byId.id()), List.of(), folder.toString());
        }
        RemoteFolder.ByPath byPath = (RemoteFolder.ByPath) folder;
        return new Job.RemoteFolder(Optional.empty(), byPath.path().names(), folder.toString());
    }

    private static GuardLimits guard(GuardSettings guard) {
        return new GuardLimits(
                guard.maxDeletes(),
                guard.maxDeletePercent(),
                guard.maxOverwritePercent(),
                guard.atLeast(),
                guard.maxDeletesPerDay());
    }
}
