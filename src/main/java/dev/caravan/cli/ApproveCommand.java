package dev.caravan.cli;

import dev.caravan.cause.Cause;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.HeldPlan;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobIdentity;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassStore;
import dev.caravan.state.StateDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            command.terminal().say(approve(state, known));
        }
        return ExitCode.DONE.number();
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
        String wanted = Optional.ofNullable(plan).orElse(held.id());
        boolean decided =
                new HeldStore(state)
                        .decide(
                                known.id(),
                                wanted,
                                HeldPlan.Decision.APPROVED,
                                "command line",
                                Instant.now());
        if (!decided) {
            throw new UsageException(
                    "plan " + wanted + " is not held; the one that is now is " + held.id());
        }
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
