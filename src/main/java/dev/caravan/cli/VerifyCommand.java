package dev.caravan.cli;

import dev.caravan.app.Preview;
import dev.caravan.app.Program;
import dev.caravan.audit.AuditReport;
import dev.caravan.audit.Depth;
import dev.caravan.audit.Deviation;
import dev.caravan.pass.PassProgress;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.status.JsonOutput;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code caravan verify}: whether both sides still hold what they last agreed on. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Compares names, sizes and SHA-1 of both sides with what they last agreed on.",
            "Reads every local file, changes nothing, and works beside a running daemon.",
            "Exit code 0 when all is in step, 3 when something is missing, changed or extra."
        },
        footer = {"", "Example:", "  caravan verify photos"})
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Parameters(index = "0", paramLabel = "JOB", description = "The job.")
    private String job = "";

    @Option(
            names = "--quick",
            description = "Read only files that the file system shows to have changed.")
    private boolean quick;

    @Option(names = "--json", description = "The result as a JSON document.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        JobSettings wanted = Configured.jobs(settings, List.of(job)).get(0);
        Stored.known(settings, wanted.name());
        AuditReport report = report(command, settings);
        if (json) {
            command.terminal().say(JsonOutput.of(AuditView.of(job, report)));
        } else {
            say(command.terminal(), report);
        }
        return exitCode(report).number();
    }

    private AuditReport report(CaravanCommand command, Settings settings) throws Exception {
        try (Program program =
                        Program.open(settings, json ? PassProgress.NONE : command.progress());
                Preview preview = program.previewAtOnce(job)) {
            return preview.compare(
                    preview.lookWithoutTrust(), quick ? Depth.STAMPS : Depth.CONTENT);
        }
    }

    private static ExitCode exitCode(AuditReport report) {
        if (!report.complete()) {
            return ExitCode.WAITING;
        }
        return report.isInStep() ? ExitCode.DONE : ExitCode.PARTIAL;
    }

    private void say(Terminal terminal, AuditReport report) {
        for (Deviation each : report.deviations()) {
            terminal.say(Terminal.oneLine(line(each)));
        }
        if (!report.complete()) {
            terminal.complain(
                    "115 did not show the whole folder: what is missing there is not known; try again");
        }
        terminal.say(
                job
                        + ": "
                        + (report.isInStep()
                                ? "all in step"
                                : Figures.count(report.deviations().size(), "difference"))
                        + "; "
                        + Figures.count(report.files(), "file")
                        + ", "
                        + Figures.bytes(report.bytes())
                        + "; read "
                        + Figures.count(report.hashed(), "file")
                        + ", "
                        + Figures.bytes(report.hashedBytes()));
    }

    private static String line(Deviation each) {
        String line =
                String.format(
                        "%-6s  %-10s  %s", each.side().word(), each.what().word(), each.path());
        return each.detail().isEmpty() ? line : line + "  (" + each.detail() + ")";
    }
}
