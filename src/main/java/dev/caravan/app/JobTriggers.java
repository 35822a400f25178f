package dev.caravan.app;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;

/**
 * What starts the jobs by itself, made from the route templates in {@code
 * routes/triggers.camel.yaml}.
 */
final class JobTriggers {

    private final List<JobTime> times;

    JobTriggers(List<JobTime> times) {
        this.times = List.copyOf(times);
    }

    void addTo(CamelContext context) throws Exception {
        for (JobTime time : times) {
            if (time instanceof Cron cron) {
                TemplatedRouteBuilder.builder(context, "scheduled-job")
                        .routeId("schedule-" + cron.job)
                        .parameter("job", cron.job)
                        .parameter("cron", cron.expression)
                        .parameter("zone", cron.zone.getId())
                        .add();
            } else if (time instanceof Every every) {
                TemplatedRouteBuilder.builder(context, "repeated-job")
                        .routeId("schedule-" + every.job)
                        .parameter("job", every.job)
                        .parameter("interval", Long.toString(every.interval.toMillis()))
                        .add();
            } else if (time instanceof Resumption resumption) {
                TemplatedRouteBuilder.builder(context, "resumed-job")
                        .routeId("resumption-" + resumption.job)
                        .parameter("job", resumption.job)
                        .add();
            } else if (time instanceof Poll poll) {
                TemplatedRouteBuilder.builder(context, "polled-job")
                        .routeId("poll-" + poll.job)
                        .parameter("job", poll.job)
                        .parameter("interval", Long.toString(poll.interval.toMillis()))
                        .add();
            }
        }
    }

    /** Every job: what waited or failed goes on as soon as it can. */
    record Resumption(String job) implements JobTime {}

    /** A job that reads 115: how often it is looked there for something new. */
    record Poll(String job, Duration interval) implements JobTime {}

    /** When a job runs by itself. */
    sealed interface JobTime {
        String job();
    }

    record Cron(String job, String expression, ZoneId zone) implements JobTime {}

    record Every(String job, Duration interval) implements JobTime {}
}
