package dev.caravan.cli;

import dev.caravan.app.Preview;
import dev.caravan.app.Program;
import dev.caravan.audit.AuditReport;
import dev.caravan.audit.Depth;
import dev.caravan.audit.Deviation;
import dev.caravan.pass.report.PassProgress;
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
            say(command, report);
        }
        return exitCode(report).number();
    }

    private AuditReport report(CaravanCommand command, Settings settings) throws Exception {
        try (Program program =
                        Program.open(settings, json ? PassProgress.NONE : command.progress());
                Preview preview = program.previews().atOnce(job)) {
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

    private void say(CaravanCommand command, AuditReport report) {
        Terminal terminal = command.terminal();
        Phrases phrases = command.phrases();
        for (Deviation each : report.deviations()) {
            terminal.say(Terminal.oneLine(line(phrases, each)));
        }
        if (!report.complete()) {
            terminal.complain(phrases.say("verify.incomplete"));
        }
        terminal.say(
                phrases.say(
                        "verify.summary",
                        job,
                        report.isInStep()
                                ? phrases.say("verify.all")
                                : phrases.count(report.deviations().size(), "difference"),
                        phrases.count(report.files(), "file"),
                        Figures.bytes(report.bytes()),
                        phrases.count(report.hashed(), "file"),
                        Figures.bytes(report.hashedBytes())));
    }

    private static String line(Phrases phrases, Deviation each) {
        String line =
                phrases.say(
                        "verify.line",
                        Figures.padded(phrases.word("side", each.side().word()), 6),
                        Figures.padded(phrases.word("what", each.what().word()), 10),
                        each.path().toString());
        return each.detail().isEmpty()
                ? line
                : phrases.say("verify.detail", line, phrases.tell(each.detail()));
    }
}
