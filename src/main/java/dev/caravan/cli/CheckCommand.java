package dev.caravan.cli;

import dev.caravan.settings.Loading;
import dev.caravan.settings.PathCheck;
import dev.caravan.settings.document.Problem;
import dev.caravan.status.JsonOutput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code caravan check}: says everything that is wrong with the configuration, at once. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  caravan check --online"},
        description =
                "Validates the configuration, the paths and the permissions; changes nothing.")
final class CheckCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Option(names = "--online", description = "Also asks 115 whether the logins work.")
    private boolean online;

    @Option(names = "--json", description = "The problems as a JSON list.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        CaravanCommand command = Parents.of(parent);
        Path file = command.configuration();
        Loading loading = Configured.load(command, file);
        List<Problem> problems = new ArrayList<>(PathCheck.check(loading.places()));
        if (loading instanceof Loading.Invalid invalid) {
            problems.addAll(invalid.problems());
        }
        Collections.sort(problems);
        if (json) {
            command.terminal().say(JsonOutput.of(problems.stream().map(Shown::of).toList()));
        } else {
            Configured.told(command, problems, file).forEach(command.terminal()::say);
        }
        if (!problems.isEmpty()) {
            return ExitCode.USAGE.number();
        }
        if (!json) {
            command.terminal().say(command.phrases().say("check.good", file.toString()));
        }
        return online && loading instanceof Loading.Valid valid
                ? OnlineCheck.check(valid.settings(), command).number()
                : ExitCode.DONE.number();
    }

    /** A problem as JSON. */
    record Shown(int line, int column, String path, String message) {
        static Shown of(Problem problem) {
            return new Shown(
                    problem.position().line(),
                    problem.position().column(),
                    problem.path().toString(),
                    problem.message());
        }
    }
}
