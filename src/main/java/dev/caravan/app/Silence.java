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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Notices what would otherwise be silent: jobs that have not succeeded for longer than they may,
 * whether their passes fail, they are paused, or nothing starts them (HC-373), and a configuration
 * with which the program would not start again (HC-315).
 */
public final class Silence {

    private final List<JobSettings> jobs;
    private final JobStore known;
    private final PassStore passes;
    private final FactStore facts;
    private final Supplier<List<String>> nextStart;
    private final InstantSource time;
    private List<String> seenBefore = List.of();

    /**
     * @param nextStart what would keep the program from starting now
     */
    Silence(
            List<JobSettings> jobs,
            StateDatabase database,
            Supplier<List<String>> nextStart,
            InstantSource time) {
        this.nextStart = nextStart;
        this.jobs = List.copyOf(jobs);
        this.known = new JobStore(database);
        this.passes = new PassStore(database);
        this.facts = new FactStore(database);
        this.time = time;
    }

    /** How each job stands; what is wrong with the configuration is told by the first one. */
    public List<Observation> observations() {
        List<Observation> observations = new ArrayList<>();
        for (JobSettings job : jobs) {
            List<Condition> open = new ArrayList<>();
            job.limits()
                    .expectSuccessWithin()
                    .flatMap(within -> condition(job.name(), within))
                    .ifPresent(open::add);
            if (observations.isEmpty()) {
                configuration().ifPresent(open::add);
            }
            observations.add(Observation.ofJob(job.name(), EventFamily.MISSED, open));
        }
        return observations;
    }

    // What is wrong for a moment alone is being written.
    private synchronized Optional<Condition> configuration() {
        List<String> problems = nextStart.get();
        boolean lasts = problems.equals(seenBefore);
        seenBefore = problems;
        return problems.isEmpty() || !lasts
                ? Optional.empty()
                : Optional.of(
                        new Condition(
                                AlertEvent.JOB_MISSED,
                                Cause.CONFIG_INVALID,
                                "the configuration was changed and is not valid any more; what runs"
                                        + " goes on as before, but no job would start again: "
                                        + problems.get(0),
                                Optional.of("caravan check"),
                                List.of()));
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
