package dev.caravan.cli;

import dev.caravan.settings.Settings;
import dev.caravan.state.KnownJob;
import dev.caravan.state.database.StateDatabase;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
        },
        footer = {
            "",
            "Examples:",
            "  caravan approve photos",
            "  caravan approve photos 0f3a5c7e9b1d --now"
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

    @Option(names = "--now", description = "Run the job at once.")
    private boolean now;

    @Override
    public Integer call() throws Exception {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        KnownJob known = Stored.known(settings, job);
        try (StateDatabase state = StateDatabase.open(settings.stateDir())) {
            String said =
                    new Approval(state, "command line")
                            .approve(known, Optional.ofNullable(plan).orElse(""));
            command.terminal().say(command.phrases().tell(said));
        }
        return now
                ? new PassNow(command, settings).run(known.name()).number()
                : ExitCode.DONE.number();
    }
}
