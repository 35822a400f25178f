package dev.caravan.settings;

import dev.caravan.plan.request.ConflictPolicy;
import dev.caravan.plan.request.Mode;
import java.nio.file.Path;

/** One local folder and one 115 folder, a mode, a schedule, filters. */
public record JobSettings(
        String name,
        String account,
        Mode mode,
        Path local,
        RemoteFolder remote,
        StartSettings start,
        TimeLimits limits,
        ScanSettings scan,
        FilterSettings filter,
        ConflictPolicy conflict,
        GuardSettings guard,
        TrashSettings trash,
        VersionSettings versions,
        TransferSettings transfer,
        ArchiveSettings archive) {

    public JobSettings {
        if (!local.isAbsolute() || local.getNameCount() == 0) {
            throw new IllegalArgumentException("not a folder that a job can have: " + local);
        }
    }

    /** The same job with other rules for what belongs to it. */
    JobSettings filteredBy(FilterSettings rules) {
        return new JobSettings(
                name, account, mode, local, remote, start, limits, scan, rules, conflict, guard,
                trash, versions, transfer, archive);
    }
}
