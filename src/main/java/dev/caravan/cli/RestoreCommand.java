package dev.caravan.cli;

import dev.caravan.app.Program;
import dev.caravan.restore.NotRestored;
import dev.caravan.restore.RestoreReport;
import dev.caravan.restore.Wish;
import dev.caravan.settings.Settings;
import dev.caravan.status.JsonOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code caravan restore}: brings files back from 115, whatever became of this machine. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Downloads files of a job from 115 and proves each by its SHA-1.",
            "Needs only a login: works without a state database and beside a running daemon.",
            "A second run goes on where the first ended. Exit code 3 when something is missing."
        },
        footer = {
            "",
            "Examples:",
            "  caravan restore photos --to /mnt/rescue",
            "  caravan restore photos 2025/summer 2026 --to /mnt/rescue --at 2026-11-22T12:00"
        })
final class RestoreCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Parameters(index = "0", paramLabel = "JOB", description = "The job.")
    private String job = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "PATH",
            description = "Files and folders inside the job; default: everything.")
    private List<String> paths = List.of();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "Where the files appear, each under its path inside the job.")
    private Path to = Path.of("");

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "As of this moment, from the versions kept on 115: 2026-11-22T12:00:00Z, or without"
                            + " a zone in that of the configuration.")
    private @Nullable String at;

    @Option(
            names = "--overwrite",
            description = "Other files in the way go aside, into DIR/.caravan/trash.")
    private boolean overwrite;

    @Option(names = "--json", description = "The result as a JSON document.")
    private boolean json;

    /** The document. */
    record Result(
            String job,
            String to,
            @Nullable String at,
            long restored,
            long bytes,
            long alreadyRight,
            List<Missing> notRestored) {}

    /** What could not be restored. */
    record Missing(String path, String cause, String message) {}

    @Override
    public Integer call() throws Exception {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        String name = Configured.jobs(settings, List.of(job)).get(0).name();
        Wish wish = wish(settings);
        TerminalBars bars =
                json ? TerminalBars.none() : TerminalBars.of(command.terminal(), command.phrases());
        RestoreReport report;
        try (Program program = Program.open(settings, bars.progress())) {
            report = program.restore(name, wish);
        } finally {
            bars.close(name);
        }
        show(command, wish, report);
        return exitCode(report).number();
    }

    private Wish wish(Settings settings) throws IOException {
        if (Files.exists(to) && !Files.isDirectory(to)) {
            throw new UsageException("--to names a file, not a folder: " + to);
        }
        return new Wish(
                paths.stream().map(Paths::inJob).toList(),
                to.toAbsolutePath().normalize(),
                Optional.ofNullable(at).map(text -> Moments.parse(text, settings.timeZone())),
                overwrite ? Wish.Existing.GOES_ASIDE : Wish.Existing.STAYS);
    }

    private void show(CaravanCommand command, Wish wish, RestoreReport report) {
        Terminal terminal = command.terminal();
        if (json) {
            terminal.say(JsonOutput.of(result(wish, report)));
            return;
        }
        Phrases phrases = command.phrases();
        for (NotRestored each : report.notRestored()) {
            terminal.say(
                    Terminal.oneLine(
                            phrases.say(
                                    "restore.not",
                                    each.path().isRoot() ? "." : each.path().toString(),
                                    phrases.cause(each.cause().word()),
                                    phrases.tell(each.message()))));
        }
        report.end().ifPresent(end -> early(terminal, phrases, end));
        terminal.say(
                phrases.say(
                        "restore.summary",
                        job,
                        phrases.count(report.restored(), "file"),
                        Figures.bytes(report.bytes()),
                        Long.toString(report.alreadyRight()),
                        Integer.toString(report.notRestored().size())));
    }

    private static void early(Terminal terminal, Phrases phrases, RestoreReport.End end) {
        terminal.complain(
                phrases.say("restore.early", Terminal.oneLine(phrases.tell(end.message()))));
        terminal.complain(
                phrases.say("restore.again", phrases.advice(end.cause().word(), end.advice())));
    }

    private Result result(Wish wish, RestoreReport report) {
        return new Result(
                job,
                wish.target().toString(),
                wish.at().map(Object::toString).orElse(null),
                report.restored(),
                report.bytes(),
                report.alreadyRight(),
                report.notRestored().stream()
                        .map(
                                each ->
                                        new Missing(
                                                each.path().toString(),
                                                each.cause().word(),
                                                each.message()))
                        .toList());
    }

    private static ExitCode exitCode(RestoreReport report) {
        if (report.end().isPresent()) {
            return Complaints.ofCause(report.end().get().cause());
        }
        return report.isWhole() ? ExitCode.DONE : ExitCode.PARTIAL;
    }
}
