package dev.caravan.cli;

import dev.caravan.app.Program;
import dev.caravan.drive.DriveException;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.settings.AccountSettings;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.ConflictStore;
import dev.caravan.state.FailureStore;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.status.HeldPlanView;
import dev.caravan.status.StatusDocument;
import dev.caravan.tree.RelativePath;
import dev.caravan.web.Desk;
import dev.caravan.web.LoginWay;
import dev.caravan.web.NoPlan;
import dev.caravan.web.Reply;
import dev.caravan.web.Setup;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The running daemon as its HTTP side sees it: the same documents as the commands print. */
final class DaemonDesk implements Desk {

    private static final int PASSES = 100;
    private static final String PERSON = "page or API";

    private final Settings settings;
    private final Program program;
    private final Watching watching;
    private final StateDatabase state;

    DaemonDesk(Settings settings, Program program, Watching watching) {
        this.settings = settings;
        this.program = program;
        this.watching = watching;
        this.state = program.state();
    }

    @Override
    public StatusDocument status() {
        return StatusCommand.document(settings, state).with(watching.progress());
    }

    @Override
    public List<String> faults() {
        return program.faults();
    }

    @Override
    public Setup setup() {
        return PageSetup.of(settings);
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
    public Optional<Object> plan(String job) {
        return settings.job(job).map(this::heldPlan);
    }

    private HeldPlanView heldPlan(JobSettings job) {
        double writes =
                settings.account(job.account())
                        .map(AccountSettings::budget)
                        .orElseThrow()
                        .writesPerSecond();
        return known(job.name())
                .flatMap(known -> new HeldStore(state).find(known.id()))
                .map(plan -> HeldPlanView.of(job.name(), plan, writes))
                .orElseGet(() -> HeldPlanView.nothing(job.name()));
    }

    @Override
    public Optional<Object> freshPlan(String job) throws NoPlan {
        return settings.job(job).isEmpty() ? Optional.empty() : Optional.of(planned(job));
    }

    private Object planned(String job) throws NoPlan {
        try {
            return program.previews().plan(job);
        } catch (PassProblem | DriveException cause) {
            throw new NoPlan(String.valueOf(cause.getMessage()), cause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NoPlan("the daemon ends", stop);
        }
    }

    @Override
    public Optional<Object> conflicts(String job) {
        return settings.job(job).map(found -> ConflictsCommand.open(settings, List.of(found)));
    }

    @Override
    public Reply run(String job) {
        if (settings.job(job).isEmpty()) {
            return Reply.noSuchJob();
        }
        program.runSoon(new PassOrder(job, Trigger.API));
        return known(job).filter(KnownJob::paused).isPresent()
                ? Reply.accepted("job " + job + " is paused; it will run when it is resumed")
                : Reply.accepted("job " + job + " will run");
    }

    @Override
    public Reply pause(String job) {
        if (settings.job(job).isEmpty()) {
            return Reply.noSuchJob();
        }
        program.pause(job);
        return Reply.accepted("job " + job + " is paused");
    }

    @Override
    public Reply resume(String job) {
        if (settings.job(job).isEmpty()) {
            return Reply.noSuchJob();
        }
        program.resume(job);
        return Reply.accepted("job " + job + " goes on");
    }

    @Override
    public Reply approve(String job, String plan, When when) {
        return then(
                when, job, decided(job, known -> new Approval(state, PERSON).approve(known, plan)));
    }

    @Override
    public Reply reject(String job, String plan, When when) {
        return then(
                when, job, decided(job, known -> new Rejection(state, PERSON).reject(known, plan)));
    }

    @Override
    public Reply retry(String job, List<String> paths, When when) {
        List<RelativePath> parsed;
        try {
            parsed = paths.stream().map(RelativePath::parse).toList();
        } catch (IllegalArgumentException wrong) {
            return Reply.wrong("not a path inside a job: " + wrong.getMessage());
        }
        return then(when, job, decided(job, known -> retry(known, parsed)));
    }

    private String retry(KnownJob known, List<RelativePath> paths) {
        FailureStore failures = new FailureStore(state);
        Instant now = Instant.now();
        int due =
                paths.isEmpty()
                        ? failures.retry(known.id(), now)
                        : paths.stream()
                                .mapToInt(path -> failures.retry(known.id(), path, now))
                                .sum();
        return Figures.count(due, "item") + " will be tried in the next pass";
    }

    @Override
    public Reply dismiss(String job, String path) {
        return decided(
                job,
                known -> {
                    int gone =
                            new ConflictStore(state).dismiss(known.id(), RelativePath.parse(path));
                    if (gone == 0) {
                        throw new UsageException("no conflict is about " + path);
                    }
                    return Figures.count(gone, "conflict") + " dismissed";
                });
    }

    /** Carries out a person's decision about a job, or says why that is not possible now. */
    private Reply decided(String job, Function<KnownJob, String> decision) {
        if (settings.job(job).isEmpty()) {
            return Reply.noSuchJob();
        }
        Optional<KnownJob> known = known(job);
        if (known.isEmpty()) {
            return Reply.refused("job " + job + " has never run");
        }
        try {
            return Reply.accepted(decision.apply(known.get()));
        } catch (UsageException impossible) {
            return Reply.refused(String.valueOf(impossible.getMessage()));
        }
    }

    private Reply then(When when, String job, Reply reply) {
        if (when == When.NOW && reply.kind() == Reply.Kind.ACCEPTED) {
            run(job);
        }
        return reply;
    }

    @Override
    public Optional<LoginWay> login(String account) {
        return settings.account(account).map(found -> new DaemonLogin(settings, program, account));
    }

    @Override
    public String metrics() {
        Map<String, Integer> limits = new LinkedHashMap<>();
        settings.accounts()
                .forEach(account -> limits.put(account.name(), account.budget().requestsPerDay()));
        return watching.metrics().text(status(), limits);
    }

    private Optional<KnownJob> known(String job) {
        return new JobStore(state).find(job);
    }
}
