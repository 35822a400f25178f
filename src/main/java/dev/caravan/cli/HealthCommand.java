package dev.caravan.cli;

import dev.caravan.settings.Settings;
import dev.caravan.status.StatusDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * {@code caravan health}: 0 when the daemon runs and no job is broken; what container health checks
 * ask.
 */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  caravan health"},
        description =
                "0 when the daemon runs and neither a login nor a job needs a person; else 1.")
final class HealthCommand implements Callable<Integer> {

    private static final Set<String> BROKEN = Set.of("failed", "login-required", "app-problem");

    @ParentCommand private @Nullable CaravanCommand parent;

    @Override
    public Integer call() {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        StatusDocument document = StatusCommand.document(settings);
        List<String> wrong = wrong(command.phrases(), document);
        wrong.forEach(command.terminal()::complain);
        if (wrong.isEmpty()) {
            command.terminal().say(command.phrases().say("health.good"));
        }
        return wrong.isEmpty() ? ExitCode.DONE.number() : ExitCode.INTERNAL_ERROR.number();
    }

    private static List<String> wrong(Phrases phrases, StatusDocument document) {
        List<String> wrong = new ArrayList<>();
        if (!document.daemon().running()) {
            wrong.add(phrases.say("health.daemon"));
        }
        for (Map.Entry<String, StatusDocument.Account> account : document.accounts().entrySet()) {
            if (BROKEN.contains(account.getValue().state())) {
                String state = phrases.state(account.getValue().state());
                wrong.add(phrases.say("health.account", account.getKey(), state));
            }
        }
        for (Map.Entry<String, StatusDocument.Job> job : document.jobs().entrySet()) {
            if (BROKEN.contains(job.getValue().state())) {
                String state = phrases.state(job.getValue().state());
                wrong.add(phrases.say("health.job", job.getKey(), state));
            }
        }
        return wrong;
    }
}
