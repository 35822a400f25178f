package dev.caravan.cli;

import dev.caravan.app.Program;
import dev.caravan.cause.Advice;
import dev.caravan.doctor.Finding;
import dev.caravan.doctor.Folders;
import dev.caravan.doctor.Machine;
import dev.caravan.drive.DriveException;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.settings.AccountSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.database.StateException;
import dev.caravan.status.JsonOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code caravan doctor}: finds what is wrong, and says what to do about it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Finds what is wrong, and says what to do about it.",
            "Looks at Java, locale, disks, permissions, watches and the state, and at the clock, the",
            "hosts, the login and the storage of each account. Exit code 3 when something fails."
        },
        footer = {"", "Examples:", "  caravan doctor", "  caravan doctor --offline"})
final class DoctorCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Option(names = "--offline", description = "Ask nobody over the network.")
    private boolean offline;

    @Option(names = "--json", description = "The findings as a JSON document.")
    private boolean json;

    /** One finding as JSON. */
    record View(String check, String level, String message, String advice) {

        static View of(Finding finding) {
            return new View(
                    finding.check(), finding.level().word(), finding.message(), finding.advice());
        }
    }

    /** The document. */
    record Result(boolean ok, List<View> checks) {

        static Result of(List<Finding> findings) {
            return new Result(isWell(findings), findings.stream().map(View::of).toList());
        }
    }

    /** How far the doctor goes. */
    enum Reach {
        THIS_MACHINE,
        NETWORK
    }

    @Override
    public Integer call() {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        List<Finding> findings = findings(settings, offline ? Reach.THIS_MACHINE : Reach.NETWORK);
        Terminal terminal = command.terminal();
        if (json) {
            terminal.say(JsonOutput.of(Result.of(findings)));
        } else {
            findings.forEach(finding -> say(command, finding));
        }
        return (isWell(findings) ? ExitCode.DONE : ExitCode.PARTIAL).number();
    }

    static List<Finding> findings(Settings settings, Reach reach) {
        List<Finding> findings = new ArrayList<>(Machine.findings());
        findings.addAll(Folders.findings(settings));
        if (reach == Reach.NETWORK) {
            findings.addAll(online(settings));
        }
        return findings;
    }

    private static List<Finding> online(Settings settings) {
        List<Finding> findings = new ArrayList<>();
        try (Program program = Program.open(settings, PassProgress.NONE)) {
            for (AccountSettings account : settings.accounts()) {
                findings.addAll(program.examine(account.name()));
            }
        } catch (StateException unusable) {
            findings.add(
                    Finding.fail(
                            "accounts",
                            "not looked at, because the state cannot be opened",
                            unusable.advice()));
        } catch (DriveException problem) {
            findings.add(
                    Finding.fail(
                            "accounts",
                            String.valueOf(problem.getMessage()),
                            Advice.of(problem.word())));
        }
        return findings;
    }

    private static boolean isWell(List<Finding> findings) {
        return findings.stream().noneMatch(each -> each.level() == Finding.Level.FAIL);
    }

    private static void say(CaravanCommand command, Finding finding) {
        Terminal terminal = command.terminal();
        Phrases phrases = command.phrases();
        Ansi ansi = terminal.coloured() ? Ansi.ON : Ansi.OFF;
        String colour =
                switch (finding.level()) {
                    case OK -> "green";
                    case WARN -> "yellow";
                    case FAIL -> "red";
                };
        String level = Figures.padded(phrases.word("level", finding.level().word()), 4);
        String message = phrases.tell(finding.message());
        terminal.say(
                ansi.string("@|" + colour + " " + level + "|@")
                        + "  "
                        + Terminal.oneLine(
                                phrases.say("doctor.line", check(phrases, finding), message)));
        if (!finding.advice().isEmpty()) {
            terminal.say("      " + Terminal.oneLine(phrases.tell(finding.advice())));
        }
    }

    /** What was looked at: a word, and the name of the one where there are several. */
    private static String check(Phrases phrases, Finding finding) {
        String[] words = finding.check().split(" ", 2);
        String kind = phrases.word("doctor", words[0]);
        return words.length == 1 ? kind : phrases.say("doctor.check", kind, words[1]);
    }
}
