package dev.caravan.alert;

import static dev.caravan.alert.EventFamily.CONFLICT;
import static dev.caravan.alert.EventFamily.LOGIN;
import static dev.caravan.alert.EventFamily.MISSED;
import static dev.caravan.alert.EventFamily.NEWS;
import static dev.caravan.alert.EventFamily.QUOTA;
import static dev.caravan.alert.EventFamily.RESULT;
import static dev.caravan.alert.EventFamily.STALLED;
import static dev.caravan.alert.EventFamily.THROTTLE;
import static dev.caravan.alert.Severity.ERROR;
import static dev.caravan.alert.Severity.INFO;
import static dev.caravan.alert.Severity.WARNING;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an alert is about, in the words of the contract (design, 2.4). Within a family a later
 * constant is worse than an earlier one.
 */
public enum AlertEvent {
    JOB_PARTIAL("job.partial", RESULT, ERROR),
    JOB_WAITING("job.waiting", RESULT, WARNING),
    JOB_HELD("job.held", RESULT, WARNING),
    JOB_FAILED("job.failed", RESULT, ERROR),
    JOB_CONFLICT("job.conflict", CONFLICT, WARNING),
    JOB_STALLED("job.stalled", STALLED, ERROR),
    JOB_MISSED("job.missed", MISSED, ERROR),
    JOB_RECOVERED("job.recovered", NEWS, INFO),
    JOB_SUCCESS("job.success", NEWS, INFO),
    ACCOUNT_LOGIN_EXPIRING("account.login-expiring", LOGIN, WARNING),
    ACCOUNT_LOGIN_REQUIRED("account.login-required", LOGIN, ERROR),
    ACCOUNT_THROTTLED("account.throttled", THROTTLE, WARNING),
    ACCOUNT_QUOTA("account.quota", QUOTA, ERROR),
    ACCOUNT_RECOVERED("account.recovered", NEWS, INFO),
    DIGEST("digest", NEWS, INFO);

    /** What is told where the configuration names no events; the others are opt-in. */
    public static final Set<AlertEvent> DEFAULTS =
            Collections.unmodifiableSet(
                    EnumSet.complementOf(EnumSet.of(JOB_SUCCESS, ACCOUNT_LOGIN_EXPIRING, DIGEST)));

    private final String word;
    private final EventFamily family;
    private final Severity severity;

    AlertEvent(String word, EventFamily family, Severity severity) {
        this.word = word;
        this.family = family;
        this.severity = severity;
    }

    /** The word of the payload, such as {@code job.partial}. */
    public String word() {
        return word;
    }

    public EventFamily family() {
        return family;
    }

    public Severity severity() {
        return severity;
    }

    /** The word of the configuration: the part after the dot. */
    public String settingsWord() {
        return word.substring(word.indexOf('.') + 1);
    }

    public boolean isWorseThan(AlertEvent other) {
        return family == other.family && ordinal() > other.ordinal();
    }

    /** Reads the word of the payload; any other text is an {@link IllegalArgumentException}. */
    public static AlertEvent parse(String word) {
        return Arrays.stream(values())
                .filter(event -> event.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no event is called " + word));
    }

    /** The events that a word of the configuration stands for; {@code recovered} is two. */
    public static Set<AlertEvent> named(String settingsWord) {
        Set<AlertEvent> named = EnumSet.noneOf(AlertEvent.class);
        Arrays.stream(values())
                .filter(event -> event.settingsWord().equals(settingsWord))
                .forEach(named::add);
        if (named.isEmpty()) {
            throw new IllegalArgumentException("no event is called " + settingsWord);
        }
        return named;
    }
}
