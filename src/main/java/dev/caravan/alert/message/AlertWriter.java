package dev.caravan.alert.message;

import dev.caravan.alert.Alert;
import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.AlertIds;
import dev.caravan.alert.FailedItem;
import dev.caravan.alert.PassEnd;
import dev.caravan.alert.Subject;
import dev.caravan.alert.policy.Condition;
import dev.caravan.alert.policy.Notice;
import dev.caravan.cause.Cause;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Writes the alert that says what the policy wants told. */
public final class AlertWriter {

    private final AlertIds ids;
    private final Titles titles;
    private final ZoneId zone;
    private final String host;

    /**
     * @param host how this machine is called in alerts
     */
    public AlertWriter(AlertIds ids, Language language, ZoneId zone, String host) {
        this.ids = ids;
        this.titles = new Titles(new Words(language), zone);
        this.zone = zone;
        this.host = host;
    }

    public Alert write(Notice notice, Optional<PassEnd> pass, Instant now) {
        String title = titles.of(notice, pass);
        return notice.match(
                opened -> trouble(opened.subject(), opened.condition(), title, pass, now),
                worse -> trouble(worse.subject(), worse.condition(), title, pass, now),
                reminder -> trouble(reminder.subject(), reminder.condition(), title, pass, now),
                over ->
                        alert(
                                notice.event(),
                                Optional.of(over.over().get(0).condition().cause()),
                                over.subject(),
                                title,
                                pass,
                                List.of(),
                                Optional.empty(),
                                now),
                succeeded -> good(notice.event(), succeeded.subject(), title, pass, now));
    }

    /** What went on since the last digest. */
    public Alert digest(Digest digest, Instant now) {
        PassEnd total =
                new PassEnd(
                        "",
                        "",
                        PassEnd.Mark.GOOD,
                        "",
                        Optional.of(digest.total()),
                        Optional.empty());
        return good(AlertEvent.DIGEST, Subject.all(), titles.of(digest), Optional.of(total), now)
                .with(digest.lines().stream().map(titles::of).toList());
    }

    /** The alert that proves a channel; it says so, and asks for nothing. */
    public Alert trial(Instant now) {
        return good(AlertEvent.DIGEST, Subject.all(), titles.ofTrial(host), Optional.empty(), now);
    }

    private Alert trouble(
            Subject subject,
            Condition condition,
            String title,
            Optional<PassEnd> pass,
            Instant now) {
        return alert(
                condition.event(),
                Optional.of(condition.cause()),
                subject,
                title,
                pass,
                condition.failures(),
                condition.action().or(() -> Actions.of(condition.event(), subject)),
                now);
    }

    private Alert good(
            AlertEvent event, Subject subject, String title, Optional<PassEnd> pass, Instant now) {
        return alert(
                event, Optional.empty(), subject, title, pass, List.of(), Optional.empty(), now);
    }

    private Alert alert(
            AlertEvent event,
            Optional<Cause> cause,
            Subject subject,
            String title,
            Optional<PassEnd> pass,
            List<FailedItem> failures,
            Optional<String> action,
            Instant now) {
        return new Alert(
                ids.next(now),
                event,
                cause,
                event.severity(),
                OffsetDateTime.ofInstant(now.truncatedTo(ChronoUnit.SECONDS), zone),
                host,
                subject,
                pass.map(PassEnd::run).filter(run -> !run.isEmpty()),
                title,
                pass.flatMap(PassEnd::summary),
                failures,
                action,
                pass.flatMap(PassEnd::nextRun));
    }
}
