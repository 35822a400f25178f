package dev.caravan.cli;

import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.database.StateDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads the state database for a command, beside a running daemon or without one. */
final class Stored {

    private Stored() {}

    /** A job that ran before; for any other the command says that there is nothing yet. */
    static KnownJob known(Settings settings, String job) {
        List<KnownJob> found = new ArrayList<>();
        each(settings, Configured.jobs(settings, List.of(job)), (state, known) -> found.add(known));
        if (found.isEmpty()) {
            throw new UsageException(
                    "job " + job + " has never run; run it first: caravan run --once " + job);
        }
        return found.get(0);
    }

    /** Shows each of the jobs that ever ran; nothing where there is no state yet. */
    static void each(
            Settings settings, List<JobSettings> jobs, BiConsumer<StateDatabase, KnownJob> show) {
        Optional<StateDatabase> database = StateDatabase.view(settings.stateDir());
        if (database.isEmpty()) {
            return;
        }
        try (StateDatabase state = database.get()) {
            for (JobSettings job : jobs) {
                new JobStore(state).find(job.name()).ifPresent(known -> show.accept(state, known));
            }
        }
    }
}
