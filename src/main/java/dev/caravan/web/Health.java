package dev.caravan.web;

import dev.caravan.status.StatusDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether all is well: partial, held and waiting are not, nor is a job that should have succeeded
 * by now, nor an account that cannot be used.
 */
final class Health {

    private static final Set<String> WELL = Set.of("ok", "warnings", "running", "never");

    private Health() {}

    /** Everything that is not well, by name; empty when the daemon is ready. */
    static List<String> troubles(StatusDocument status, Setup setup) {
        List<String> troubles = new ArrayList<>();
        for (Map.Entry<String, StatusDocument.Account> account : status.accounts().entrySet()) {
            if (!account.getValue().state().equals("ok")) {
                troubles.add("account " + account.getKey() + ": " + account.getValue().state());
            }
        }
        for (Map.Entry<String, StatusDocument.Job> job : status.jobs().entrySet()) {
            if (!WELL.contains(known(job.getValue()))) {
                troubles.add("job " + job.getKey() + ": " + known(job.getValue()));
            }
        }
        setup.jobs().forEach((name, job) -> missed(name, job, status).ifPresent(troubles::add));
        return troubles;
    }

    /** A job that has not succeeded in the time it should have, counted from the daemon's start. */
    private static Optional<String> missed(String name, Setup.Job job, StatusDocument status) {
        Long expected = job.expectSuccessSeconds();
        StatusDocument.Job now = status.jobs().get(name);
        if (expected == null || now == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(now.lastSuccess())
                .or(() -> Optional.ofNullable(status.daemon().since()))
                .map(Instant::parse)
                .filter(last -> last.plusSeconds(expected).isBefore(Instant.parse(status.time())))
                .map(last -> "job " + name + ": missed");
    }

    /** As long as a pass runs nothing is better than the one before left it. */
    private static String known(StatusDocument.Job job) {
        return job.state().equals("running")
                ? Optional.ofNullable(job.lastPass())
                        .flatMap(pass -> Optional.ofNullable(pass.result()))
                        .orElse(job.state())
                : job.state();
    }
}
