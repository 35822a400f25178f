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
        List<String> wrong = wrong(document);
        wrong.forEach(command.terminal()::complain);
        if (wrong.isEmpty()) {
            command.terminal().say("healthy");
        }
        return wrong.isEmpty() ? ExitCode.DONE.number() : ExitCode.INTERNAL_ERROR.number();
    }

    private static List<String> wrong(StatusDocument document) {
        List<String> wrong = new ArrayList<>();
        if (!document.daemon().running()) {
            wrong.add("the daemon does not run");
        }
        for (Map.Entry<String, StatusDocument.Account> account : document.accounts().entrySet()) {
            if (BROKEN.contains(account.getValue().state())) {
                wrong.add("account " + account.getKey() + ": " + account.getValue().state());
            }
        }
        for (Map.Entry<String, StatusDocument.Job> job : document.jobs().entrySet()) {
            if (BROKEN.contains(job.getValue().state())) {
                wrong.add("job " + job.getKey() + ": " + job.getValue().state());
            }
        }
        return wrong;
    }
}
