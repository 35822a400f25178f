package dev.caravan.cli;

import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.StateDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code caravan approve}: lets go ahead what a job waits for a person's word for. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Lets held operations of that very plan go ahead in the next pass; each is checked again.",
            "For a job that waits because another folder stands at its root, or an emptied one:",
            "the job begins anew with what is there. Both sides are united, nothing is deleted."
        })
final class ApproveCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Parameters(index = "0", paramLabel = "JOB")
    private String job = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PLAN-ID",
            description = "Default: the plan that is held now.")
    private @Nullable String plan;

    @Override
    public Integer call() {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        List<JobSettings> named = Configured.jobs(settings, List.of(job));
        try (StateDatabase state = StateDatabase.open(settings.stateDir())) {
            KnownJob known =
                    new JobStore(state)
                            .find(named.get(0).name())
                            .orElseThrow(() -> new UsageException("job " + job + " has never run"));
            command.terminal()
                    .say(
                            new Approval(state, "command line")
                                    .approve(known, Optional.ofNullable(plan).orElse("")));
        }
        return ExitCode.DONE.number();
    }
}
