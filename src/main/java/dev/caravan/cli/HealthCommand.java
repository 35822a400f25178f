package dev.caravan.cli;

import dev.caravan.settings.Settings;
import dev.caravan.status.StatusDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * {@code caravan health}: 0 when the daemon runs and nothing is broken; what container health
 * checks ask.
 *
 * <p>A host restarts what is sick, which helps no job that is held or waits: those are told, never
 * called healthy, and no reason for another exit code.
 */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  caravan health"},
        description =
                "0 when the daemon runs, no login has ended and no job has failed; else 1. "
                        + "What else is not in step is told.")
final class HealthCommand implements Callable<Integer> {

    private static final Set<String> BROKEN = Set.of("failed", "login-required", "app-problem");
    private static final Set<String> NOT_GREEN = Set.of("partial", "held", "waiting", "throttled");

    @ParentCommand private @Nullable CaravanCommand parent;

    @Override
    public Integer call() {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        StatusDocument document = StatusCommand.document(settings);
        List<String> broken = wrong(command.phrases(), document, BROKEN);
        if (!document.daemon().running()) {
            broken.add(0, command.phrases().say("health.daemon"));
        }
        List<String> told = new ArrayList<>(broken);
        told.addAll(wrong(command.phrases(), document, NOT_GREEN));
        told.forEach(command.terminal()::complain);
        if (told.isEmpty()) {
            command.terminal().say(command.phrases().say("health.good"));
        }
        return broken.isEmpty() ? ExitCode.DONE.number() : ExitCode.INTERNAL_ERROR.number();
    }

    private static List<String> wrong(
            Phrases phrases, StatusDocument document, Set<String> states) {
        List<String> wrong = new ArrayList<>();
        document.accounts()
                .forEach(
                        (name, account) -> {
                            if (states.contains(account.state())) {
                                String state = phrases.state(account.state());
                                wrong.add(phrases.say("health.account", name, state));
                            }
                        });
        document.jobs()
                .forEach(
                        (name, job) -> {
                            if (states.contains(job.state())) {
                                String state = phrases.state(job.state());
                                wrong.add(phrases.say("health.job", name, state));
                            }
                        });
        return wrong;
    }
}
