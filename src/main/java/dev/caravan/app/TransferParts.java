package dev.caravan.app;

import dev.caravan.open115.pace.Timing;
import dev.caravan.pass.job.TransferRules;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.RapidUploadSettings;
import dev.caravan.settings.Settings;
import dev.caravan.transfer.Bandwidth;
import dev.caravan.transfer.Stalls;
import dev.caravan.transfer.TransferHours;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the transfers of a configuration obey, put together. */
final class TransferParts {

    /** A request in which nothing moves for so long is cut. */
    static final Duration STALLED = Duration.ofMinutes(5);

    private TransferParts() {}

    static Map<String, TransferRules> rules(Settings settings, Timing timing) {
        Map<String, TransferRules> rules = new LinkedHashMap<>();
        for (JobSettings job : settings.jobs()) {
            rules.put(
                    job.name(),
                    new TransferRules(
                            new Bandwidth(
                                    job.transfer().bandwidth(),
                                    settings.timeZone(),
                                    timing.clock(),
                                    timing.sleeper()::sleep),
                            hours(job, settings.timeZone())));
        }
        return rules;
    }

    static TransferHours hours(JobSettings job, ZoneId zone) {
        return new TransferHours(job.limits().window(), job.limits().maxRun(), zone);
    }

    static Map<String, RapidUploadSettings> rapidUploads(Settings settings) {
        Map<String, RapidUploadSettings> rules = new LinkedHashMap<>();
        settings.jobs().forEach(job -> rules.put(job.name(), job.transfer().rapidUpload()));
        return rules;
    }

    static Stalls stalls(Timing timing) {
        return new Stalls(STALLED, timing.clock());
    }
}
