package dev.caravan.cli;

import dev.caravan.app.Program;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.settings.Settings;
import dev.caravan.status.JsonOutput;
import dev.caravan.status.PlanDocument;
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
            "What a pass would do now, without doing it.",
            "Nothing changes on either side or in the state, and it works beside a running daemon.",
            "Every delete and overwrite is listed. Exit code 4 when something would be held."
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
            plan = program.previews().plan(name);
        }
        if (json) {
            command.terminal().say(JsonOutput.of(plan));
        } else {
            say(command, plan);
        }
        return exitCode(plan).number();
    }

    private static ExitCode exitCode(PlanDocument plan) {
        if (plan.operations().stream().anyMatch(PlanDocument.Step::held)) {
            return ExitCode.HELD;
        }
        return plan.complete() ? ExitCode.DONE : ExitCode.WAITING;
    }

    private void say(CaravanCommand command, PlanDocument plan) {
        Terminal terminal = command.terminal();
        PlanText text = new PlanText(command.phrases());
        for (PlanDocument.Step step : plan.operations()) {
            if (all || step.held() || DANGEROUS.contains(step.kind())) {
                terminal.say(Terminal.oneLine(text.of(step)));
            }
        }
        plan.notes().forEach(note -> terminal.say(Terminal.oneLine(text.of(note))));
        terminal.say(text.summary(job, plan));
        if (!plan.complete()) {
            terminal.complain(command.phrases().say("plan.incomplete"));
        }
        if (exitCode(plan) == ExitCode.HELD) {
            terminal.say(command.phrases().say("plan.question", plan.id(), job));
        }
    }
}
