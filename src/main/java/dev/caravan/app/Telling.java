package dev.caravan.app;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.FailedItem;
import dev.caravan.alert.PassEnd;
import dev.caravan.alert.PassStart;
import dev.caravan.alert.Subject;
import dev.caravan.alert.Summary;
import dev.caravan.alert.policy.Condition;
import dev.caravan.alert.policy.Observation;
import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassReport;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.state.ConflictStore;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassCounts;
import dev.caravan.state.PassResult;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of a pass's report what the alerts and the log have to know. */
public final class Telling {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final int FIRST_ITEMS = 5;

    /** A login ends a year after a person made it; so long before they are told. */
    private static final Duration FOREWARNING = Duration.ofDays(30);

    private static final Set<Cause> TOLD_WARNINGS =
            Set.of(Cause.STATE_LOST, Cause.WATCH_LIMITED, Cause.OVERLAP);

    private final JobStore jobs;
    private final FailureStore failures;
    private final ConflictStore conflicts;
    private final Map<String, String> accountsOfJobs;
    private final ZoneId zone;
    private final Function<String, Optional<Instant>> loginEnd;

    Telling(
            JobStore jobs,
            FailureStore failures,
            ConflictStore conflicts,
            Map<String, String> accountsOfJobs,
            ZoneId zone,
            Function<String, Optional<Instant>> loginEnd) {
        this.loginEnd = loginEnd;
        this.conflicts = conflicts;
        this.jobs = jobs;
        this.failures = failures;
        this.accountsOfJobs = Map.copyOf(accountsOfJobs);
        this.zone = zone;
    }

    /** What a pass shows of its job and its account, for the alert route. */
    public List<Observation> observations(PassReport report) {
        log(report);
        if (report.cause().equals(Optional.of(Cause.LOCKED))) {
            // Another pass of this job is under way and will tell its own end.
            return List.of();
        }
        if (report.isStopped()) {
            // Nothing is known that was not known before.
            return List.of();
        }
        List<Observation> seen = new ArrayList<>();
        // Files that wait for their hours are no trouble yet, and no success either: if they never
        // come to an end, the job goes without success and is missed.
        if (!report.waitsForHours()) {
            seen.add(ofJob(report));
        }
        String account = accountsOfJobs.get(report.job());
        if (account != null) {
            seen.add(Observation.ofAccount(account, ofAccount(account, report)));
        }
        return seen;
    }

    /** What the signs of life say when a pass begins. */
    public PassStart start(RunningPass pass) {
        return new PassStart(pass.job().name(), local(pass.started()).toString());
    }

    private Observation ofJob(PassReport report) {
        PassEnd end = end(report);
        if (isOfAccount(report)) {
            // The account says it; the job neither has a trouble of its own nor has recovered.
            return new Observation(
                    Subject.job(report.job()), Set.of(), List.of(), Optional.of(end));
        }
        return Observation.afterPass(end, jobConditions(report));
    }

    private List<Condition> jobConditions(PassReport report) {
        Optional<AlertEvent> event =
                switch (report.result()) {
                    case OK -> Optional.<AlertEvent>empty();
                    case WARNINGS -> warning(report);
                    case PARTIAL -> Optional.of(AlertEvent.JOB_PARTIAL);
                    case HELD -> Optional.of(AlertEvent.JOB_HELD);
                    case WAITING -> Optional.of(AlertEvent.JOB_WAITING);
                    case FAILED -> Optional.of(AlertEvent.JOB_FAILED);
                };
        List<Condition> conditions = new ArrayList<>();
        event.map(
                        word ->
                                new Condition(
                                        word,
                                        report.cause().orElse(Cause.INTERNAL),
                                        report.message(),
                                        Optional.empty(),
                                        items(report)))
                .ifPresent(conditions::add);
        conflicts(report).ifPresent(conditions::add);
        return conditions;
    }

    /** Conflicts stay open, whatever else a pass came to. */
    private Optional<Condition> conflicts(PassReport report) {
        long open = jobs.find(report.job()).map(known -> conflicts.count(known.id())).orElse(0L);
        return open == 0
                ? Optional.empty()
                : Optional.of(
                        Condition.of(
                                AlertEvent.JOB_CONFLICT,
                                Cause.CONFLICT,
                                "conflicts wait for a person: "
                                        + open
                                        + "; both versions are kept"));
    }

    /** Most warnings are for the status alone; these a person has to hear of. */
    private static Optional<AlertEvent> warning(PassReport report) {
        return report.cause().filter(TOLD_WARNINGS::contains).map(cause -> AlertEvent.JOB_WAITING);
    }

    private static boolean isOfAccount(PassReport report) {
        return report.cause().flatMap(Telling::accountEvent).isPresent();
    }

    private List<Condition> ofAccount(String account, PassReport report) {
        List<Condition> conditions = new ArrayList<>(accountConditions(report));
        if (conditions.isEmpty()) {
            loginEnd.apply(account)
                    .filter(end -> report.ended().plus(FOREWARNING).isAfter(end))
                    .map(
                            end ->
                                    Condition.of(
                                            AlertEvent.ACCOUNT_LOGIN_EXPIRING,
                                            Cause.AUTH_REQUIRED,
                                            "the login ends at " + local(end)))
                    .ifPresent(conditions::add);
        }
        return conditions;
    }

    private static List<Condition> accountConditions(PassReport report) {
        return report.cause()
                .flatMap(
                        cause ->
                                accountEvent(cause)
                                        .map(event -> Condition.of(event, cause, report.message())))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<AlertEvent> accountEvent(Cause cause) {
        return switch (cause) {
            case AUTH_REQUIRED, APP_PROBLEM -> Optional.of(AlertEvent.ACCOUNT_LOGIN_REQUIRED);
            case RATE_LIMIT -> Optional.of(AlertEvent.ACCOUNT_THROTTLED);
            case QUOTA -> Optional.of(AlertEvent.ACCOUNT_QUOTA);
            default -> Optional.empty();
        };
    }

    private List<FailedItem> items(PassReport report) {
        return jobs
                .find(report.job())
                .map(known -> failures.all(known.id()))
                .orElse(List.of())
                .stream()
                .limit(FIRST_ITEMS)
                .map(this::item)
                .toList();
    }

    private FailedItem item(Failure failure) {
        return new FailedItem(
                failure.path().toString(),
                0,
                failure.cause(),
                failure.code(),
                failure.message(),
                failure.attempts(),
                failure.next().map(this::local));
    }

    private PassEnd end(PassReport report) {
        boolean good = report.result() == PassResult.OK || report.result() == PassResult.WARNINGS;
        return new PassEnd(
                report.job(),
                local(report.started()).toString(),
                good ? PassEnd.Mark.GOOD : PassEnd.Mark.BAD,
                report.message(),
                Optional.of(summary(report)),
                Optional.empty());
    }

    private static Summary summary(PassReport report) {
        PassCounts counts = report.counts();
        return new Summary(
                counts.files(),
                counts.uploaded() + counts.rapid() + counts.failed(),
                counts.rapid(),
                counts.uploaded(),
                counts.skipped(),
                counts.failed(),
                counts.bytes(),
                Duration.between(report.started(), report.ended()).toSeconds());
    }

    private OffsetDateTime local(Instant time) {
        return time.atZone(zone).toOffsetDateTime();
    }

    private static void log(PassReport report) {
        PassCounts counts = report.counts();
        LOG.info(
                "pass ended job={} trigger={} result={} cause={} files={} bytes={} uploaded={} rapid={} moved={}"
                        + " failed={} skipped={} calls={} tookMs={} {}",
                report.job(),
                report.trigger().word(),
                report.result().word(),
                report.cause().map(Cause::word).orElse("none"),
                counts.files(),
                counts.bytes(),
                counts.uploaded(),
                counts.rapid(),
                counts.moved(),
                counts.failed(),
                counts.skipped(),
                counts.apiCalls(),
                Duration.between(report.started(), report.ended()).toMillis(),
                report.message());
    }
}
