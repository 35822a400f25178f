package dev.caravan.cli;

import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.PassRecord;
import dev.caravan.state.PassStore;
import dev.caravan.status.JsonOutput;
import dev.caravan.status.PassView;
import dev.caravan.status.StatusDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code caravan history}: the passes that were, newest first. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  caravan history photos --limit 5"},
        description = "The passes that were, newest first.")
final class HistoryCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Parameters(arity = "0..*", paramLabel = "JOB", description = "Default: all jobs.")
    private List<String> jobs = List.of();

    @Option(
            names = "--limit",
            defaultValue = "20",
            paramLabel = "N",
            description = "At most so many passes of each job; default ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "The passes as a JSON list.")
    private boolean json;

    /** A pass with the name of its job and what it said. */
    record Entry(String job, @Nullable String reason, StatusDocument.Pass pass) {}

    @Override
    public Integer call() {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        List<Entry> entries = entries(settings, Configured.jobs(settings, jobs), limit);
        Terminal terminal = command.terminal();
        if (json) {
            terminal.say(JsonOutput.of(entries));
        } else if (entries.isEmpty()) {
            terminal.say(command.phrases().say("history.none"));
        } else {
            WallClock clock = new WallClock(settings.timeZone());
            entries.forEach(entry -> terminal.say(line(command.phrases(), clock, entry)));
        }
        return ExitCode.DONE.number();
    }

    static List<Entry> entries(Settings settings, List<JobSettings> jobs, int limit) {
        List<Entry> entries = new ArrayList<>();
        Stored.each(
                settings,
                jobs,
                (state, job) ->
                        new PassStore(state)
                                .history(job.id(), limit)
                                .forEach(pass -> entries.add(entry(job.name(), pass))));
        return entries;
    }

    private static Entry entry(String job, PassRecord pass) {
        return new Entry(
                job, pass.cause().map(cause -> cause.word()).orElse(null), PassView.of(pass));
    }

    private static String line(Phrases phrases, WallClock clock, Entry entry) {
        StatusDocument.Pass pass = entry.pass();
        String result =
                pass.result() == null
                        ? phrases.say("history.unfinished")
                        : phrases.state(pass.result());
        String cause = entry.reason();
        return phrases.say(
                "history.line",
                clock.show(pass.started()),
                entry.job(),
                Long.toString(pass.id()),
                cause == null ? result : phrases.say("report.cause", result, phrases.cause(cause)),
                phrases.count(pass.files(), "file"),
                Figures.bytes(pass.bytes()),
                Long.toString(pass.uploaded()),
                phrases.rapid(pass.rapid(), pass.rapidBytes()),
                Long.toString(pass.failed()),
                phrases.word("trigger", pass.trigger()));
    }
}
