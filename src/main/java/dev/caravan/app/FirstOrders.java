package dev.caravan.app;

import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.settings.JobSettings;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassStore;
import dev.caravan.state.database.StateDatabase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What jobs have to do when the daemon starts. */
record FirstOrders(StateDatabase database, ZoneId zone) {

    Optional<PassOrder> of(JobSettings job) {
        if (job.start().watch()) {
            // Its watch orders the first pass once it stands, so that nothing falls in between.
            return Optional.empty();
        }
        if (job.start().atStart()) {
            return Optional.of(new PassOrder(job.name(), Trigger.START));
        }
        return JobTimes.missed(job, zone, lastStart(job), Instant.now())
                ? Optional.of(new PassOrder(job.name(), Trigger.MISSED))
                : Optional.empty();
    }

    private Optional<Instant> lastStart(JobSettings job) {
        return new JobStore(database)
                .find(job.name())
                .map(KnownJob::id)
                .flatMap(id -> new PassStore(database).last(id))
                .map(PassRecord::started);
    }
}
