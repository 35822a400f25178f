package dev.caravan.cli;

import dev.caravan.app.Program;
import dev.caravan.cause.Cause;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.report.PassReport;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.PathCheck;
import dev.caravan.settings.Settings;
import dev.caravan.state.database.ProcessLock;
import dev.caravan.status.JsonOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code caravan run}: the daemon, or one pass of each job. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  caravan run", "  caravan run --once photos"},
        description = {
            "Runs the jobs: as a daemon with all schedules, or once.",
            "SIGTERM finishes the running part, saves, and exits within 30 s."
        })
final class RunCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Option(
            names = "--once",
            description = "One pass of each job, then exit with the worst result.")
    private boolean once;

    @Option(names = "--json", description = "With --once: the passes as a JSON list.")
    private boolean json;

    @Parameters(arity = "0..*", paramLabel = "JOB", description = "Default: all jobs.")
    private List<String> named = List.of();

    @Override
    public Integer call() throws Exception {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        List<JobSettings> jobs = Configured.jobs(settings, named);
        refuseOverlaps(command);
        return once
                ? runOnce(command, settings, jobs).number()
                : runDaemon(command, settings, jobs).number();
    }

    /**
     * Folders that are one through a symlink can only be told now, not from the text of the file.
     */
    private static void refuseOverlaps(CaravanCommand command) {
        var file = command.configuration();
        List<String> problems =
                Configured.told(
                        command,
                        PathCheck.checkOverlaps(Configured.load(command, file).places()),
                        file);
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }

    private ExitCode runOnce(CaravanCommand command, Settings settings, List<JobSettings> jobs)
            throws Exception {
        Terminal terminal = command.terminal();
        PassProgress progress = json ? PassProgress.NONE : command.progress();
        List<PassReport> reports = new ArrayList<>();
        try (Program program = Program.open(settings, progress)) {
            try (Shutdown shutdown = Shutdown.of(program)) {
                program.start();
                for (JobSettings job : jobs) {
                    if (shutdown.isAsked()) {
                        break;
                    }
                    PassReport report = program.run(new PassOrder(job.name(), Trigger.COMMAND));
                    reports.add(report);
                    if (!json) {
                        terminal.say(ReportText.of(command.phrases(), report));
                    }
                }
                program.deliverAlerts();
            }
        }
        if (json) {
            terminal.say(JsonOutput.of(reports.stream().map(ReportView::of).toList()));
        }
        return ExitCode.worst(reports.stream().map(RunCommand::exitCode).toList());
    }

    private static ExitCode runDaemon(
            CaravanCommand command, Settings settings, List<JobSettings> jobs) throws Exception {
        Phrases phrases = command.phrases();
        Watching watching = Watching.passesOf(settings);
        try (ProcessLock daemon = ProcessLock.daemon(settings.stateDir());
                Program program = Program.open(settings, watching)) {
            CountDownLatch end = new CountDownLatch(1);
            try (Shutdown shutdown = Shutdown.of(program, end::countDown);
                    Listening listening = Listening.bind(settings, program, watching)) {
                program.watchNextStart(() -> Configured.problems(command));
                program.startDaemon(jobs);
                listening.begin();
                command.terminal()
                        .complain(phrases.say("run.daemon", phrases.count(jobs.size(), "job")));
                end.await();
            }
        }
        return ExitCode.DONE;
    }

    static ExitCode exitCode(PassReport report) {
        Optional<Cause> cause = report.cause();
        if (cause.equals(Optional.of(Cause.LOCKED))) {
            return ExitCode.LOCKED;
        }
        if (cause.equals(Optional.of(Cause.AUTH_REQUIRED))) {
            return ExitCode.LOGIN_NEEDED;
        }
        return switch (report.result()) {
            case OK, WARNINGS -> ExitCode.DONE;
            case PARTIAL -> ExitCode.PARTIAL;
            case HELD -> ExitCode.HELD;
            case WAITING -> ExitCode.WAITING;
            case FAILED -> ExitCode.INTERNAL_ERROR;
        };
    }
}
