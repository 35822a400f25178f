package dev.caravan.cli;

import dev.caravan.cause.Cause;
import dev.caravan.settings.Settings;
import dev.caravan.state.HeldPlan;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobIdentity;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassStore;
import dev.caravan.state.StateDatabase;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<Cause> ROOTS =
            Set.of(
                    Cause.ROOT_EMPTY,
                    Cause.ROOT_IDENTITY,
                    Cause.REMOTE_ROOT_IDENTITY,
                    Cause.REMOTE_ROOT_MISSING);

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
            command.terminal().say(approve(state, known));
        }
        return now
                ? new PassNow(command.terminal(), settings).run(known.name()).number()
                : ExitCode.DONE.number();
    }

    private String approve(StateDatabase state, KnownJob known) {
        Optional<HeldPlan> held = new HeldStore(state).find(known.id());
        if (held.isPresent()) {
            return approvePlan(state, known, held.get());
        }
        Optional<Cause> waitsFor = new PassStore(state).last(known.id()).flatMap(PassRecord::cause);
        if (waitsFor.filter(ROOTS::contains).isPresent()) {
            beginAnew(state, known);
            return "job " + known.name() + " begins anew with the folders that stand there now";
        }
        throw new UsageException("job " + known.name() + " holds nothing that could be approved");
    }

    private String approvePlan(StateDatabase state, KnownJob known, HeldPlan held) {
        String wanted =
                HeldDecision.in(state).decide(known, held, plan, HeldPlan.Decision.APPROVED);
        return "plan "
                + wanted
                + ": "
                + Figures.count(held.operations().size(), "operation")
                + " will go ahead in the next pass";
    }

    private static void beginAnew(StateDatabase state, KnownJob known) {
        JobStore jobs = new JobStore(state);
        jobs.startOver(known.id());
        JobIdentity old = known.identity();
        jobs.remember(
                known.name(),
                new JobIdentity(
                        old.mode(),
                        old.account(),
                        old.userId(),
                        old.localRoot(),
                        Optional.empty(),
                        Optional.empty(),
                        old.remotePath()),
                known.settings());
    }
}
