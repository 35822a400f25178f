package dev.caravan.alert.message;

import dev.caravan.alert.PassEnd;
import dev.caravan.alert.Summary;
import dev.caravan.alert.policy.Condition;
import dev.caravan.alert.policy.Notice;
import dev.caravan.alert.policy.Remembered;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first line of an alert. */
final class Titles {

    private final Words words;
    private final ZoneId zone;

    Titles(Words words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    String of(Notice notice, Optional<PassEnd> pass) {
        String name = notice.subject().name();
        return notice.match(
                opened -> trouble(name, opened.condition(), pass),
                worse -> words.say("title.worse", trouble(name, worse.condition(), pass)),
                reminder ->
                        words.say(
                                "title.reminder",
                                trouble(name, reminder.condition(), pass),
                                minute(reminder.since())),
                this::over,
                succeeded -> words.say("title.job.success", name));
    }

    String of(Digest digest) {
        String lines =
                digest.lines().stream()
                        .map(line -> line.job() + " " + words.say("state." + line.state()))
                        .collect(Collectors.joining(", "));
        return words.say("title.digest", lines);
    }

    /** How one job is, in a line of its own. */
    String of(Digest.Line line) {
        List<String> parts = new ArrayList<>();
        parts.add(
                line.lastSuccess()
                        .map(last -> words.say("digest.last-success", minute(last)))
                        .orElseGet(() -> words.say("digest.no-success")));
        parts.add(words.say("number.seen", Long.toString(line.files())));
        parts.add(words.say("number.uploaded", Long.toString(line.uploaded())));
        parts.add(words.say("number.failed", Long.toString(line.failures())));
        parts.add(words.say("number.conflicts", Long.toString(line.conflicts())));
        parts.add(words.say("number.held", Long.toString(line.held())));
        return words.say(
                "line.digest",
                line.job(),
                words.say("state." + line.state()),
                String.join(" · ", parts));
    }

    String ofTrial(String host) {
        return words.say("title.trial", host);
    }

    private String trouble(String name, Condition condition, Optional<PassEnd> pass) {
        Optional<Summary> summary = pass.flatMap(PassEnd::summary);
        String ofCause = "title.cause." + condition.cause().word();
        if (words.has(ofCause)) {
            return words.say(ofCause, name, reason(condition));
        }
        String key = "title." + condition.event().word();
        if (words.has(key + ".counted") && summary.isPresent() && summary.get().failed() > 0) {
            return words.say(
                    key + ".counted",
                    name,
                    Long.toString(summary.get().failed()),
                    Long.toString(Math.max(summary.get().fresh(), summary.get().failed())));
        }
        return words.say(key, name, reason(condition));
    }

    private String reason(Condition condition) {
        return condition.message().isEmpty()
                ? words.of(condition.cause())
                : words.tell(condition.message());
    }

    private String over(Notice.Over over) {
        Instant since = over.over().get(0).opened();
        String ended = causes(over.over().stream().map(Remembered::condition).toList());
        if (over.remaining().isEmpty()) {
            return words.say("title.recovered", over.subject().name(), ended, minute(since));
        }
        return words.say(
                "title.recovered.partly", over.subject().name(), ended, causes(over.remaining()));
    }

    private String causes(List<Condition> conditions) {
        return conditions.stream()
                .map(condition -> words.of(condition.cause()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String minute(Instant time) {
        return Figures.minute(OffsetDateTime.ofInstant(time, zone));
    }
}
