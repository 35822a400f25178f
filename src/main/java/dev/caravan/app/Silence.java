package dev.caravan.app;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.EventFamily;
import dev.caravan.alert.policy.Condition;
import dev.caravan.alert.policy.Observation;
import dev.caravan.cause.Cause;
import dev.caravan.settings.JobSettings;
import dev.caravan.state.FactStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassStore;
import dev.caravan.state.database.StateDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Notices that jobs have not succeeded for longer than they may, whether their passes fail, they
 * are paused, or nothing starts them (HC-373).
 */
public final class Silence {

    private final List<JobSettings> jobs;
    private final JobStore known;
    private final PassStore passes;
    private final FactStore facts;
    private final InstantSource time;

    Silence(List<JobSettings> jobs, StateDatabase database, InstantSource time) {
        this.jobs = List.copyOf(jobs);
        this.known = new JobStore(database);
        this.passes = new PassStore(database);
        this.facts = new FactStore(database);
        this.time = time;
    }

    /** How each job that has to succeed in a certain time stands. */
    public List<Observation> observations() {
        return jobs.stream().flatMap(job -> observation(job).stream()).toList();
    }

    private Optional<Observation> observation(JobSettings job) {
        return job.limits()
                .expectSuccessWithin()
                .map(
                        within ->
                                Observation.ofJob(
                                        job.name(),
                                        EventFamily.MISSED,
                                        condition(job.name(), within)
                                                .map(List::of)
                                                .orElse(List.of())));
    }

    private Optional<Condition> condition(String job, Duration within) {
        Optional<JobId> id = known.find(job).map(KnownJob::id);
        Optional<Instant> success = id.flatMap(passes::lastSuccess);
        Instant since = success.orElseGet(() -> firstAsked(job));
        if (!since.plus(within).isBefore(time.instant())) {
            return Optional.empty();
        }
        Cause cause = id.flatMap(passes::last).flatMap(PassRecord::cause).orElse(Cause.INTERNAL);
        String what =
                success.isPresent()
                        ? "the last success was at " + since
                        : "it never succeeded, and is expected to since " + since;
        return Optional.of(Condition.of(AlertEvent.JOB_MISSED, cause, what));
    }

    /** From when on a job that never succeeded was expected to; restarts do not count anew. */
    private Instant firstAsked(String job) {
        String name = "success-expected-since:" + job;
        Optional<String> noted = facts.find(name);
        if (noted.isEmpty()) {
            facts.put(name, time.instant().toString());
        }
        return noted.map(Instant::parse).orElseGet(time::instant);
    }
}
