package dev.caravan.cli;

import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.JournalEntry;
import dev.caravan.state.JournalStore;
import dev.caravan.status.JsonOutput;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code caravan why}: everything that was done to a path, with its cause and evidence. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  caravan why photos 2026/a.jpg"},
        description = "Everything that was done to a path, newest first, with cause and evidence.")
final class WhyCommand implements Callable<Integer> {

    private static final int LIMIT = 100;

    @ParentCommand private @Nullable CaravanCommand parent;

    @Parameters(index = "0", paramLabel = "JOB")
    private String job = "";

    @Parameters(index = "1", paramLabel = "PATH", description = "Inside the job.")
    private String path = "";

    @Option(names = "--json", description = "As a JSON document.")
    private boolean json;

    /** One thing that was done. */
    record Event(
            String time,
            String operation,
            String side,
            String path,
            @Nullable String from,
            String why,
            String evidence,
            String outcome,
            String detail) {}

    /** The document. */
    record Answer(String job, String path, @Nullable String filteredBy, List<Event> events) {}

    @Override
    public Integer call() throws IOException {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        List<JobSettings> jobs = Configured.jobs(settings, List.of(job));
        RelativePath asked = Paths.inJob(path);
        List<Event> events = new ArrayList<>();
        Stored.each(
                settings,
                jobs,
                (state, known) ->
                        new JournalStore(state)
                                .about(known.id(), asked, LIMIT)
                                .forEach(entry -> events.add(event(entry))));
        Answer answer =
                new Answer(job, path, FilterQuestion.rule(jobs.get(0), asked).orElse(null), events);
        if (json) {
            command.terminal().say(JsonOutput.of(answer));
        } else {
            say(command, new WallClock(settings.timeZone()), answer);
        }
        return ExitCode.DONE.number();
    }

    private static Event event(JournalEntry entry) {
        return new Event(
                entry.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                entry.operation(),
                entry.side().word(),
                entry.path().toString(),
                entry.from().map(RelativePath::toString).orElse(null),
                entry.why(),
                entry.evidence(),
                entry.outcome(),
                entry.detail());
    }

    private static void say(CaravanCommand command, WallClock clock, Answer answer) {
        Terminal terminal = command.terminal();
        Phrases phrases = command.phrases();
        if (answer.filteredBy() != null) {
            terminal.say(phrases.say("why.filtered", phrases.tell(answer.filteredBy())));
        }
        if (answer.events().isEmpty()) {
            terminal.say(phrases.say("why.nothing", Terminal.oneLine(answer.path())));
        }
        answer.events().forEach(event -> lines(phrases, clock, event).forEach(terminal::say));
    }

    private static List<String> lines(Phrases phrases, WallClock clock, Event event) {
        List<String> lines = new ArrayList<>();
        lines.add(
                phrases.say(
                        "why.line",
                        clock.show(event.time()),
                        phrases.word("kind", event.operation()),
                        event.path(),
                        phrases.word("outcome", event.outcome())));
        lines.add(phrases.say("why.because", phrases.tell(event.why())));
        if (!event.evidence().isEmpty()) {
            lines.add(phrases.say("why.proved", phrases.tell(event.evidence())));
        }
        if (!event.detail().isEmpty()) {
            lines.add(phrases.say("detail.short", phrases.tell(event.detail())));
        }
        return lines.stream().map(Terminal::oneLine).toList();
    }
}
