package dev.caravan.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How everything stands; the JSON of {@code caravan status --json} and {@code GET /api/status}
 * (design, 2.4).
 */
public record StatusDocument(
        String version,
        String time,
        Daemon daemon,
        Map<String, Account> accounts,
        Map<String, Job> jobs) {

    /** The same with what is known of the passes that run now. */
    public StatusDocument with(LiveProgress progress) {
        Map<String, Job> followed = new LinkedHashMap<>();
        jobs.forEach(
                (name, job) -> followed.put(name, progress.of(name).map(job::with).orElse(job)));
        return new StatusDocument(version, time, daemon, accounts, followed);
    }

    /** The same without what moves by itself: the time, and the progress of passes. */
    public StatusDocument withoutMotion() {
        Map<String, Job> still = new LinkedHashMap<>();
        jobs.forEach((name, job) -> still.put(name, job.with(null)));
        return new StatusDocument(version, "", daemon, accounts, still);
    }

    /** Whether the daemon of this state directory runs. */
    public record Daemon(boolean running, @Nullable Long pid, @Nullable String since) {}

    /** How an account is. */
    public record Account(
            String state,
            @Nullable String reason,
            @Nullable String loginUntil,
            long requestsToday,
            @Nullable String resumeAt) {}

    /**
     * How a job is.
     *
     * @param paused present when a person told it to start nothing by itself
     */
    public record Job(
            String state,
            @Nullable String reason,
            String mode,
            @Nullable Pass lastPass,
            @Nullable String lastSuccess,
            @Nullable String nextPass,
            long held,
            long failures,
            long conflicts,
            @Nullable Progress progress,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean paused) {

        Job with(@Nullable Progress running) {
            return new Job(
                    state,
                    reason,
                    mode,
                    lastPass,
                    lastSuccess,
                    nextPass,
                    held,
                    failures,
                    conflicts,
                    running,
                    paused);
        }
    }

    /** One pass, with its numbers. */
    public record Pass(
            long id,
            String started,
            @Nullable String ended,
            @Nullable String result,
            String trigger,
            long files,
            long bytes,
            long uploaded,
            long rapid,
            long downloaded,
            long moved,
            long trashed,
            long conflicts,
            long failed,
            long skipped,
            long held,
            long apiCalls,
            long rapidBytes) {}
}
