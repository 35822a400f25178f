package dev.caravan.cli;

import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.FailureStore;
import dev.caravan.status.FailureView;
import dev.caravan.status.JsonOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code caravan failures}: what could not be done, why, and what to do about it. */
@Command(
        name = "failures",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  caravan failures photos"},
        description = "What is not in step, with the reason and what to do about it.")
final class FailuresCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Parameters(arity = "0..*", paramLabel = "JOB", description = "Default: all jobs.")
    private List<String> jobs = List.of();

    @Option(names = "--json", description = "The failures as a JSON list.")
    private boolean json;

    @Override
    public Integer call() {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        List<FailureView> failures = failures(settings, Configured.jobs(settings, jobs));
        Terminal terminal = command.terminal();
        if (json) {
            terminal.say(JsonOutput.of(failures));
        } else if (failures.isEmpty()) {
            terminal.say(command.phrases().say("failures.none"));
        } else {
            WallClock clock = new WallClock(settings.timeZone());
            failures.forEach(failure -> say(terminal, command.phrases(), clock, failure));
        }
        return ExitCode.DONE.number();
    }

    static List<FailureView> failures(Settings settings, List<JobSettings> jobs) {
        List<FailureView> all = new ArrayList<>();
        Stored.each(
                settings,
                jobs,
                (state, job) ->
                        new FailureStore(state)
                                .all(job.id())
                                .forEach(failure -> all.add(FailureView.of(job.name(), failure))));
        return all;
    }

    private static void say(
            Terminal terminal, Phrases phrases, WallClock clock, FailureView failure) {
        String what = failure.path().isEmpty() ? phrases.say("failures.pass") : failure.path();
        String cause = phrases.cause(failure.cause());
        terminal.say(
                Terminal.oneLine(
                        phrases.say(
                                "failures.line",
                                failure.job(),
                                what,
                                phrases.word("kind", failure.operation()),
                                cause)));
        terminal.say("    " + Terminal.oneLine(phrases.tell(failure.message())));
        terminal.say("    " + phrases.advice(failure.cause(), failure.advice()));
        if (failure.next() != null) {
            String tried = phrases.count(failure.attempts(), "time");
            terminal.say(phrases.say("failures.next", tried, clock.show(failure.next())));
        }
    }
}
