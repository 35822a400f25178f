package dev.caravan.cli;

import dev.caravan.app.Program;
import dev.caravan.pass.PassProgress;
import dev.caravan.settings.Settings;
import dev.caravan.status.JsonOutput;
import dev.caravan.status.PlanDocument;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code caravan plan}: what a pass would do, without doing it. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "What a pass would do now, without doing it: nothing changes on either side or in the",
            "state, and it works beside a running daemon. Every delete and overwrite is listed.",
            "Exit code 4 when something would be held for approval."
        },
        footer = {"", "Examples:", "  caravan plan photos", "  caravan plan photos --all"})
final class PlanCommand implements Callable<Integer> {

    private static final Set<String> DANGEROUS = Set.of("trash", "replace");

    @ParentCommand private @Nullable CaravanCommand parent;

    @Parameters(index = "0", paramLabel = "JOB", description = "The job.")
    private String job = "";

    @Option(
            names = "--all",
            description = "List every operation, not deletes and overwrites alone.")
    private boolean all;

    @Option(names = "--json", description = "The plan as a JSON document.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        String name = Configured.jobs(settings, List.of(job)).get(0).name();
        PlanDocument plan;
        try (Program program =
                Program.open(settings, json ? PassProgress.NONE : command.progress())) {
            plan = program.plan(name);
        }
        if (json) {
            command.terminal().say(JsonOutput.of(plan));
        } else {
            say(command.terminal(), plan);
        }
        return exitCode(plan).number();
    }

    private static ExitCode exitCode(PlanDocument plan) {
        if (plan.operations().stream().anyMatch(PlanDocument.Step::held)) {
            return ExitCode.HELD;
        }
        return plan.complete() ? ExitCode.DONE : ExitCode.WAITING;
    }

    private void say(Terminal terminal, PlanDocument plan) {
        for (PlanDocument.Step step : plan.operations()) {
            if (all || step.held() || DANGEROUS.contains(step.kind())) {
                terminal.say(Terminal.oneLine(line(step)));
            }
        }
        for (PlanDocument.Remark note : plan.notes()) {
            terminal.say(Terminal.oneLine(note.weight() + "  " + note.path() + "  " + note.text()));
        }
        terminal.say(job + ": " + summary(plan));
        if (!plan.complete()) {
            terminal.complain(
                    "115 did not show the whole folder: nothing is concluded from what is missing");
        }
        if (exitCode(plan) == ExitCode.HELD) {
            terminal.say(
                    "    plan "
                            + plan.id()
                            + " is held: caravan approve "
                            + job
                            + ", or caravan reject "
                            + job
                            + ", once a pass has met it");
        }
    }

    private static String line(PlanDocument.Step step) {
        return String.format(
                "%s%-8s %-6s  %s%s  %s  (%s)",
                step.held() ? "held " : "",
                step.kind(),
                step.side(),
                step.from() == null ? "" : step.from() + " -> ",
                step.path(),
                Figures.bytes(step.bytes()),
                step.reason());
    }

    private static String summary(PlanDocument plan) {
        if (plan.operations().isEmpty()) {
            return "nothing to do";
        }
        StringBuilder text = new StringBuilder();
        plan.counts()
                .forEach(
                        (kind, count) -> {
                            if (count > 0) {
                                text.append(text.isEmpty() ? "" : ", ");
                                text.append(count).append(' ').append(kind);
                                long bytes = plan.bytes().getOrDefault(kind, 0L);
                                text.append(bytes > 0 ? " (" + Figures.bytes(bytes) + ")" : "");
                            }
                        });
        return text
                + "; "
                + Figures.count(plan.apiCalls(), "call")
                + ", at least "
                + Figures.duration(Duration.ofSeconds(plan.seconds()));
    }
}
