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

/** {@code caravan reject}: brings back what a held plan would have deleted or overwritten. */
@Command(
        name = "reject",
        mixinStandardHelpOptions = true,
        description = {
            "Brings back what a held plan would have deleted or overwritten: the opposite of approve.",
            "What is replaced by that goes into the trash, never away.",
            "Runs the job at once, unless told otherwise."
        },
        footer = {"", "Example:", "  caravan reject photos"})
final class RejectCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Parameters(index = "0", paramLabel = "JOB", description = "The job.")
    private String job = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PLAN-ID",
            description = "Default: the plan that is held now.")
    private @Nullable String plan;

    @Option(names = "--later", description = "Leave it to the job's next pass.")
    private boolean later;

    @Override
    public Integer call() throws Exception {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        KnownJob known = Stored.known(settings, job);
        try (StateDatabase state = StateDatabase.open(settings.stateDir())) {
            String said =
                    new Rejection(state, "command line")
                            .reject(known, Optional.ofNullable(plan).orElse(""));
            command.terminal().say(command.phrases().tell(said));
        }
        return later
                ? ExitCode.DONE.number()
                : new PassNow(command, settings).run(known.name()).number();
    }
}
