package dev.caravan.web.metrics;

import dev.caravan.status.StatusDocument;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How accounts and jobs stand, as numbers; what is not known has none. */
final class StateGauges {

    static final List<String> JOB_STATES =
            List.of("ok", "warnings", "partial", "held", "waiting", "failed", "running", "never");
    static final List<String> ACCOUNT_STATES =
            List.of("ok", "login-required", "throttled", "app-problem");

    private static final String SECONDS = "seconds";

    private final GaugeRows rows;

    StateGauges(MeterRegistry registry) {
        this.rows = new GaugeRows(registry);
    }

    /**
     * @param limits how many calls each account may make on a day
     */
    void show(StatusDocument status, Map<String, Integer> limits) {
        rows.begin();
        status.jobs().forEach(this::job);
        status.accounts().forEach(this::account);
        limits.forEach(
                (name, limit) ->
                        rows.of("caravan.account.requests.limit", "Calls allowed on a day.", "")
                                .add("account", name, limit));
        rows.end();
    }

    private void job(String name, StatusDocument.Job job) {
        for (String state : JOB_STATES) {
            rows.of("caravan.job.state", "1 for the state that the job is in.", "")
                    .add("job", name, "state", state, state.equals(job.state()) ? 1 : 0);
        }
        JobNumbers numbers = new JobNumbers(rows, name);
        numbers.add("failures", "What fails at present.", "", job.failures());
        numbers.add("held", "Operations that wait for approval.", "", job.held());
        numbers.add("conflicts", "Conflicts that nobody dismissed.", "", job.conflicts());
        numbers.time("last.success.timestamp", "The end of the last success.", job.lastSuccess());
        numbers.time("next.pass.timestamp", "When the job runs next.", job.nextPass());
        StatusDocument.Pass pass = job.lastPass();
        if (pass != null) {
            lastPass(numbers, pass);
        }
        numbers.progress(job.progress());
    }

    private static void lastPass(JobNumbers numbers, StatusDocument.Pass pass) {
        numbers.time("last.pass.timestamp", "The end of the last pass.", pass.ended());
        Double took = seconds(pass.started(), pass.ended());
        if (took != null) {
            numbers.add("last.pass.duration", "How long the last pass took.", SECONDS, took);
        }
        numbers.add("files", "Files that the last pass saw in scope.", "", pass.files());
        numbers.add("size", "The sum of their sizes.", "bytes", pass.bytes());
    }

    private void account(String name, StatusDocument.Account account) {
        Function<String, Integer> is = state -> state.equals(account.state()) ? 1 : 0;
        for (String state : ACCOUNT_STATES) {
            rows.of("caravan.account.state", "1 for the state that the account is in.", "")
                    .add("account", name, "state", state, is.apply(state));
        }
        rows.of("caravan.account.breaker.open", "1 while no call is made, as 115 refuses.", "")
                .add("account", name, is.apply("throttled"));
        rows.of("caravan.account.requests.today", "Calls made on the present day of 115.", "")
                .add("account", name, account.requestsToday());
        Double until = time(account.loginUntil());
        if (until != null) {
            rows.of("caravan.account.login.until.timestamp", "When the login ends.", SECONDS)
                    .add("account", name, until);
        }
    }

    static @Nullable Double time(@Nullable String time) {
        return time == null ? null : (double) Instant.parse(time).getEpochSecond();
    }

    private static @Nullable Double seconds(String from, @Nullable String to) {
        return to == null
                ? null
                : (double) Duration.between(Instant.parse(from), Instant.parse(to)).toSeconds();
    }
}
