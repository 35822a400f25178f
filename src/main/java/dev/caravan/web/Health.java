package dev.caravan.web;

import dev.caravan.status.StatusDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether all is well: partial, held and waiting are not, and neither is an account that cannot be
 * used.
 */
final class Health {

    private static final Set<String> WELL = Set.of("ok", "warnings", "running", "never");

    private Health() {}

    /** Everything that is not well, by name; empty when the daemon is ready. */
    static List<String> troubles(StatusDocument status) {
        List<String> troubles = new ArrayList<>();
        for (Map.Entry<String, StatusDocument.Account> account : status.accounts().entrySet()) {
            if (!account.getValue().state().equals("ok")) {
                troubles.add("account " + account.getKey() + ": " + account.getValue().state());
            }
        }
        for (Map.Entry<String, StatusDocument.Job> job : status.jobs().entrySet()) {
            if (!WELL.contains(job.getValue().state())) {
                troubles.add("job " + job.getKey() + ": " + job.getValue().state());
            }
        }
        return troubles;
    }
}
