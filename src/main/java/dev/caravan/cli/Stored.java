package dev.caravan.cli;

import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.StateDatabase;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads the state database for a command, beside a running daemon or without one. */
final class Stored {

    private Stored() {}

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
