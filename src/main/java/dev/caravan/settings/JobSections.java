package dev.caravan.settings;

import dev.caravan.settings.document.Notation;
import dev.caravan.settings.document.Section;
import java.time.Duration;
import java.util.Optional;

/** Reads the parts of a job: when, how long, what, and what it must not do. */
record JobSections(Section job, Notation<Schedule.Cron> crons) {

    private static final String SCHEDULE = "schedule";
    private static final String EVERY = "every";

    StartSettings start() {
        return new StartSettings(
                schedule(),
                job.flag("watch"),
                job.value("poll-remote", DurationNotation.FROM_5S),
                job.flag("at-start"));
    }

    private Optional<Schedule> schedule() {
        Optional<Schedule.Cron> cron = job.optional(SCHEDULE, crons);
        Optional<Duration> interval = job.optional(EVERY, DurationNotation.FROM_5S);
        if (job.has(SCHEDULE) && job.has(EVERY)) {
            job.refuse(EVERY, "stands beside schedule; keep one of the two");
        }
        Optional<Schedule> every = interval.map(Schedule.Every::new);
        return cron.isPresent() ? cron.map(Schedule.class::cast) : every;
    }

    TimeLimits limits() {
        return new TimeLimits(
                job.optional("window", TimeWindow::read),
                job.optional("max-run", DurationNotation.FROM_1S),
                job.value("expect-success-within", DurationNotation.FROM_1S.orOff()));
    }

    ScanSettings scan() {
        return new ScanSettings(
                job.value("stable-for", DurationNotation.ANY),
                job.value("rehash", DurationNotation.FROM_1S.orOff()),
                job.value("symlinks", Notation.word(Symlinks.class)));
    }

    FilterSettings filter() {
        return new FilterSettings(
                job.list("include", Notation.text()),
                job.list("exclude", Notation.text()),
                job.flag("defaults"));
    }

    GuardSettings guard() {
        Section guard = job.section("guard");
        return new GuardSettings(
                guard.number("max-deletes"),
                guard.number("max-delete-percent"),
                guard.number("max-overwrite-percent"),
                guard.number("at-least"),
                guard.number("max-deletes-per-day"));
    }

    TrashSettings trash() {
        Section trash = job.section("trash");
        return new TrashSettings(
                trash.value("keep", DurationNotation.ANY), trash.value("max-size", ByteSize::read));
    }

    VersionSettings versions() {
        Section versions = job.section("versions");
        return new VersionSettings(versions.number("keep"), versions.number("days"));
    }

    ArchiveSettings archive() {
        Section archive = job.section("archive");
        return new ArchiveSettings(
                archive.value("delay", DurationNotation.ANY), archive.flag("prune-empty-folders"));
    }
}
