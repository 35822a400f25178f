package dev.caravan.app;

import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.EventFamily;
import dev.caravan.alert.policy.Condition;
import dev.caravan.alert.policy.Observation;
import dev.caravan.cause.Cause;
import dev.caravan.transfer.Stalls;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts transfers that stand still, and says of which jobs. */
public final class Watchdog {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private final Stalls stalls;

    Watchdog(Stalls stalls) {
        this.stalls = stalls;
    }

    /** What there is to tell: an observation for each job of which something was cut. */
    public List<Observation> look() {
        List<Stalls.Stalled> stalled = stalls.cut();
        for (Stalls.Stalled each : stalled) {
            LOG.warn(
                    "transfer stood still and is cut job={} path={} since={}",
                    each.job(),
                    each.path(),
                    each.since());
        }
        List<Observation> seen = new ArrayList<>();
        for (String job : new TreeSet<>(stalled.stream().map(Stalls.Stalled::job).toList())) {
            seen.add(Observation.ofJob(job, EventFamily.STALLED, List.of(condition(job, stalled))));
        }
        return seen;
    }

    private static Condition condition(String job, List<Stalls.Stalled> stalled) {
        Stalls.Stalled first =
                stalled.stream().filter(each -> each.job().equals(job)).findFirst().orElseThrow();
        return Condition.of(
                AlertEvent.JOB_STALLED,
                Cause.NETWORK,
                "nothing moved for "
                        + TransferParts.STALLED.toMinutes()
                        + " minutes while "
                        + first.path()
                        + " travelled; it was cut and is tried again");
    }
}
