package dev.caravan.app;

import dev.caravan.alert.Summary;
import dev.caravan.alert.message.Digest;
import dev.caravan.settings.JobSettings;
import dev.caravan.state.ConflictStore;
import dev.caravan.state.FactStore;
import dev.caravan.state.FailureStore;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassCounts;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.state.database.StateDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Knows when the digest of the day is due, and what stands in it. It is due once a day, from nine
 * in the morning on; a machine that was off then tells it as soon as it runs.
 */
public final class Digests {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final String LAST = "digest-day";
    private static final int PASSES = 1000;

    private final List<JobSettings> jobs;
    private final StateDatabase database;
    private final FactStore facts;
    private final ZoneId zone;
    private final InstantSource time;

    Digests(List<JobSettings> jobs, StateDatabase database, ZoneId zone, InstantSource time) {
        this.jobs = List.copyOf(jobs);
        this.database = database;
        this.facts = new FactStore(database);
        this.zone = zone;
        this.time = time;
    }

    /** The digest that is to be told now; nothing, or one. */
    public List<Digest> due() {
        LocalDate day = lastMorning();
        Optional<LocalDate> told = facts.find(LAST).map(LocalDate::parse);
        if (told.isEmpty()) {
            // On its first day there is no yesterday to tell of.
            facts.put(LAST, day.toString());
            return List.of();
        }
        return told.get().isBefore(day) ? List.of(since(told.get())) : List.of();
    }

    /** Notes that the digest of the day was told; said twice is better than never. */
    public void told() {
        facts.put(LAST, lastMorning().toString());
    }

    /** The day whose morning was the last one. */
    private LocalDate lastMorning() {
        ZonedDateTime now = time.instant().atZone(zone);
        return now.toLocalTime().isBefore(MORNING)
                ? now.toLocalDate().minusDays(1)
                : now.toLocalDate();
    }

    private Digest since(LocalDate told) {
        Instant begin = told.atTime(MORNING).atZone(zone).toInstant();
        List<Digest.Line> lines = new ArrayList<>();
        Total total = new Total();
        for (JobSettings job : jobs) {
            Optional<KnownJob> known = new JobStore(database).find(job.name());
            lines.add(
                    known.map(it -> line(it, begin, total))
                            .orElseGet(() -> Digests.never(job.name())));
        }
        return new Digest(lines, total.summary());
    }

    private static Digest.Line never(String job) {
        return new Digest.Line(job, "never", Optional.empty(), 0, 0, 0, 0, 0);
    }

    private Digest.Line line(KnownJob job, Instant begin, Total total) {
        PassStore passes = new PassStore(database);
        List<PassRecord> since =
                passes.history(job.id(), PASSES).stream()
                        .filter(pass -> !pass.started().isBefore(begin))
                        .toList();
        Optional<PassRecord> last = passes.last(job.id());
        long files = last.map(pass -> pass.counts().files()).orElse(0L);
        long failures = new FailureStore(database).count(job.id());
        total.add(files, failures, since);
        return new Digest.Line(
                job.name(),
                last.isEmpty() ? "never" : state(last.get()),
                passes.lastSuccess(job.id()),
                files,
                since.stream().map(PassRecord::counts).mapToLong(Digests::arrived).sum(),
                failures,
                new ConflictStore(database).count(job.id()),
                new HeldStore(database).count(job.id()));
    }

    private static String state(PassRecord last) {
        return last.result().map(PassResult::word).orElse("running");
    }

    private static long arrived(PassCounts counts) {
        return counts.uploaded() + counts.rapid();
    }

    /** The sum over all jobs. */
    private static final class Total {

        private long files;
        private long failures;
        private long rapid;
        private long uploaded;
        private long seconds;

        void add(long jobFiles, long jobFailures, List<PassRecord> passes) {
            files += jobFiles;
            failures += jobFailures;
            for (PassRecord pass : passes) {
                rapid += pass.counts().rapid();
                uploaded += pass.counts().uploaded();
                seconds += pass.ended().map(end -> seconds(pass, end)).orElse(0L);
            }
        }

        private static long seconds(PassRecord pass, Instant end) {
            return Math.max(0, Duration.between(pass.started(), end).toSeconds());
        }

        Summary summary() {
            return new Summary(files, rapid + uploaded, rapid, uploaded, 0, failures, 0, seconds);
        }
    }
}
