package dev.caravan.cli;

import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.FailureStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.database.StateDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code caravan retry}: lets what failed be tried again in the next pass, whatever its back-off.
 */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  caravan retry photos",
            "  caravan retry photos 2026/film.mp4"
        },
        description = "Lets what failed be tried again in the next pass.")
final class RetryCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Parameters(index = "0", arity = "0..1", paramLabel = "JOB", description = "Default: all jobs.")
    private @Nullable String job;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "PATH",
            description = "Inside the job; default: everything that fails.")
    private List<String> paths = List.of();

    @Override
    public Integer call() {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        List<String> named = Optional.ofNullable(job).map(List::of).orElse(List.of());
        List<JobSettings> wanted = Configured.jobs(settings, named);
        if (StateDatabase.view(settings.stateDir()).map(RetryCommand::closed).isEmpty()) {
            command.terminal().say(command.phrases().say("retry.nothing"));
            return ExitCode.DONE.number();
        }
        int due = 0;
        try (StateDatabase state = StateDatabase.open(settings.stateDir())) {
            for (JobSettings each : wanted) {
                Optional<KnownJob> known = new JobStore(state).find(each.name());
                due += known.map(found -> retry(state, found)).orElse(0);
            }
        }
        command.terminal()
                .say(
                        command.phrases()
                                .tell(
                                        Figures.count(due, "item")
                                                + " will be tried in the next pass"));
        return ExitCode.DONE.number();
    }

    private static boolean closed(StateDatabase view) {
        view.close();
        return true;
    }

    private int retry(StateDatabase state, KnownJob known) {
        FailureStore failures = new FailureStore(state);
        Instant now = Instant.now();
        if (paths.isEmpty()) {
            return failures.retry(known.id(), now);
        }
        return paths.stream()
                .mapToInt(path -> failures.retry(known.id(), Paths.inJob(path), now))
                .sum();
    }
}
