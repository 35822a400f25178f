package dev.caravan.app;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/**
 * One Quartz trigger per job with a schedule, made from the route templates in {@code
 * routes/triggers.camel.yaml}.
 */
final class JobTriggers extends RouteBuilder {

    private final List<JobTime> times;

    JobTriggers(List<JobTime> times) {
        this.times = List.copyOf(times);
    }

    @Override
    public void configure() {
        for (JobTime time : times) {
            if (time instanceof Cron cron) {
                templatedRoute("scheduled-job")
                        .routeId("schedule-" + cron.job)
                        .parameter("job", cron.job)
                        .parameter("cron", cron.expression)
                        .parameter("zone", cron.zone.getId());
            } else if (time instanceof Every every) {
                templatedRoute("repeated-job")
                        .routeId("schedule-" + every.job)
                        .parameter("job", every.job)
                        .parameter("interval", Long.toString(every.interval.toMillis()));
            }
        }
    }

    /** When a job runs by itself. */
    sealed interface JobTime {
        String job();
    }

    record Cron(String job, String expression, ZoneId zone) implements JobTime {}

    record Every(String job, Duration interval) implements JobTime {}
}
