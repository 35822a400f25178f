package dev.caravan.cli;

import dev.caravan.app.Program;
import dev.caravan.pass.PassOrder;
import dev.caravan.pass.Trigger;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.status.StatusDocument;
import dev.caravan.web.Desk;
import java.util.List;
import java.util.Optional;

/** The running daemon as its HTTP side sees it: the same documents as the commands print. */
final class DaemonDesk implements Desk {

    private static final int PASSES = 100;

    private final Settings settings;
    private final Program program;

    DaemonDesk(Settings settings, Program program) {
        this.settings = settings;
        this.program = program;
    }

    @Override
    public StatusDocument status() {
        return StatusCommand.document(settings);
    }

    @Override
    public Optional<Object> failures(String job) {
        return settings.job(job).map(found -> FailuresCommand.failures(settings, List.of(found)));
    }

    @Override
    public Optional<Object> history(String job) {
        return settings.job(job)
                .map(found -> HistoryCommand.entries(settings, List.of(found), PASSES));
    }

    @Override
    public boolean run(String job) {
        Optional<JobSettings> found = settings.job(job);
        found.ifPresent(known -> program.runSoon(new PassOrder(known.name(), Trigger.API)));
        return found.isPresent();
    }
}
