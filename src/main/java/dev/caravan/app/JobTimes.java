package dev.caravan.app;

import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** When the jobs of the configuration run by themselves. */
public final class JobTimes {

    private JobTimes() {}

    /**
     * The next time after {@code now}; empty without a schedule.
     *
     * @param begun when the daemon started; intervals count from then on
     */
    public static Optional<Instant> next(JobSettings job, ZoneId zone, Instant begun, Instant now) {
        Optional<Schedule> schedule = job.start().schedule();
        if (schedule.isEmpty()) {
            return Optional.empty();
        }
        if (schedule.get() instanceof Schedule.Cron cron) {
            return MissedFiring.nextOfCron(cron.expression(), zone, now);
        }
        return Optional.of(next(((Schedule.Every) schedule.get()).interval(), begun, now));
    }

    private static Instant next(Duration interval, Instant begun, Instant now) {
        long firings = Math.max(0, Duration.between(begun, now).dividedBy(interval));
        return begun.plus(interval.multipliedBy(firings + 1));
    }

    /** How Quartz is told. */
    static Optional<JobTriggers.JobTime> trigger(JobSettings job, ZoneId zone) {
        return job.start().schedule().map(schedule -> trigger(job.name(), schedule, zone));
    }

    /** Everything at which a job runs by itself. */
    static Stream<JobTriggers.JobTime> triggers(JobSettings job, ZoneId zone) {
        return Stream.of(
                        trigger(job, zone),
                        Optional.of(new JobTriggers.Resumption(job.name())),
                        poll(job))
                .flatMap(Optional::stream);
    }

    /** How often a job that reads 115 looks there. */
    static Optional<JobTriggers.JobTime> poll(JobSettings job) {
        return switch (job.mode()) {
            case SYNC, PULL, PULL_MIRROR ->
                    Optional.of(new JobTriggers.Poll(job.name(), job.start().pollRemote()));
            case BACKUP, MIRROR, ARCHIVE -> Optional.empty();
        };
    }

    private static JobTriggers.JobTime trigger(String job, Schedule schedule, ZoneId zone) {
        if (schedule instanceof Schedule.Cron cron) {
            return new JobTriggers.Cron(job, cron.expression(), zone);
        }
        return new JobTriggers.Every(job, ((Schedule.Every) schedule).interval());
    }

    /** Whether a schedule came due after {@code lastStart} and nobody ran it. */
    static boolean missed(JobSettings job, ZoneId zone, Optional<Instant> lastStart, Instant now) {
        Optional<Schedule> schedule = job.start().schedule();
        if (schedule.isEmpty()) {
            return false;
        }
        if (schedule.get() instanceof Schedule.Cron cron) {
            return MissedFiring.ofCron(cron.expression(), zone, lastStart, now);
        }
        return MissedFiring.ofInterval(
                ((Schedule.Every) schedule.get()).interval(), lastStart, now);
    }
}
