package dev.caravan.pass.running;

import dev.caravan.local.disk.SymlinkPolicy;
import dev.caravan.pass.job.Job;
import dev.caravan.pass.order.Trigger;
import dev.caravan.plan.guard.GuardLimits;
import dev.caravan.plan.request.ConflictPolicy;
import dev.caravan.plan.request.Mode;
import dev.caravan.state.JobId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Passes for tests. */
public final class Passes {

    static final Instant BEGINNING = Instant.parse("2026-11-22T02:30:00Z");

    private Passes() {}

    public static RunningPass running(String job, long id) {
        return new RunningPass(
                id,
                job(job, Path.of("/data")),
                new JobId(1),
                Trigger.SCHEDULE,
                BEGINNING,
                () -> {});
    }

    public static Job job(String name, Path local) {
        return job(name, local, Mode.BACKUP);
    }

    public static Job job(String name, Path local, Mode mode) {
        return new Job(
                name,
                "main",
                mode,
                local,
                new Job.RemoteFolder(Optional.empty(), List.of("backup"), "/backup"),
                Duration.ZERO,
                ConflictPolicy.KEEP_BOTH,
                new GuardLimits(500, 25, 50, 20, 1000),
                List.of(),
                List.of(),
                true,
                new Job.Versions(5, 90),
                new Job.LocalTrash(Duration.ofDays(30), 20L << 30),
                new Job.Archive(Duration.ofDays(7), Job.EmptyFolders.GO),
                SymlinkPolicy.SKIP,
                Optional.empty(),
                ZoneOffset.UTC);
    }
}
