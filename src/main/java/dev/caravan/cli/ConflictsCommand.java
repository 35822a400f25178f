package dev.caravan.cli;

import dev.caravan.pass.conflict.OpenConflicts;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.BaseStore;
import dev.caravan.state.Conflict;
import dev.caravan.state.ConflictStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.status.JsonOutput;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code caravan conflicts}: files of which both sides changed, both versions kept. */
@Command(
        name = "conflicts",
        mixinStandardHelpOptions = true,
        description = {
            "Files that both sides changed, with both versions, until somebody decides.",
            "A conflict closes itself when one of its files is gone."
        },
        footer = {
            "",
            "Examples:",
            "  caravan conflicts photos",
            "  caravan conflicts photos --dismiss 2026/list.txt"
        })
final class ConflictsCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Parameters(index = "0", arity = "0..1", paramLabel = "JOB", description = "Default: all jobs.")
    private @Nullable String job;

    @Option(
            names = "--dismiss",
            paramLabel = "PATH",
            description = "Take the conflict with this file off the list; both files stay.")
    private @Nullable String dismissed;

    @Option(names = "--json", description = "The conflicts as a JSON list.")
    private boolean json;

    /** One conflict. */
    record View(
            String job,
            String path,
            String copy,
            String side,
            String at,
            String reason,
            List<Version> versions) {}

    /** One of its files, and whose version it holds. */
    record Version(String path, String side, @Nullable String sha1, @Nullable Long bytes) {}

    @Override
    public Integer call() {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        List<String> named = Optional.ofNullable(job).map(List::of).orElse(List.of());
        List<JobSettings> jobs = Configured.jobs(settings, named);
        Terminal terminal = command.terminal();
        String path = dismissed;
        if (path != null) {
            if (job == null) {
                throw new UsageException("of which job? caravan conflicts JOB --dismiss PATH");
            }
            terminal.say(dismiss(command, settings, jobs.get(0), Paths.inJob(path)));
            return ExitCode.DONE.number();
        }
        List<View> open = open(settings, jobs);
        if (json) {
            terminal.say(JsonOutput.of(open));
        } else if (open.isEmpty()) {
            terminal.say(command.phrases().say("conflicts.none"));
        } else {
            open.forEach(each -> say(terminal, command.phrases(), each));
        }
        return ExitCode.DONE.number();
    }

    private static String dismiss(
            CaravanCommand command, Settings settings, JobSettings job, RelativePath path) {
        KnownJob known = Stored.known(settings, job.name());
        try (StateDatabase state = StateDatabase.open(settings.stateDir())) {
            ConflictStore conflicts = new ConflictStore(state);
            int gone = conflicts.dismiss(known.id(), path);
            if (gone == 0) {
                throw new UsageException(
                        "job "
                                + job.name()
                                + " has no conflict with "
                                + path
                                + "; see: caravan conflicts "
                                + job.name());
            }
            Phrases phrases = command.phrases();
            return phrases.say("conflicts.dismissed", phrases.count(gone, "conflict"));
        }
    }

    static List<View> open(Settings settings, List<JobSettings> jobs) {
        List<View> all = new ArrayList<>();
        Stored.each(
                settings,
                jobs,
                (state, known) -> {
                    JobSettings job = settings.job(known.name()).orElseThrow();
                    BaseStore base = new BaseStore(state, known.id());
                    List<Conflict> listed = new ConflictStore(state).all(known.id());
                    new OpenConflicts(base, job.local(), job.mode())
                            .of(listed)
                            .forEach(conflict -> all.add(view(known.name(), base, conflict)));
                });
        return all;
    }

    private static View view(String job, BaseStore base, Conflict conflict) {
        List<Version> versions = new ArrayList<>();
        Side named = conflict.side().other();
        versions.add(version(base, conflict.path(), named));
        if (!conflict.copy().equals(conflict.path())) {
            versions.add(version(base, conflict.copy(), conflict.side()));
        }
        return new View(
                job,
                conflict.path().toString(),
                conflict.copy().toString(),
                conflict.side().word(),
                conflict.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                conflict.reason(),
                versions);
    }

    private static Version version(BaseStore base, RelativePath path, Side side) {
        Optional<Content> content = base.at(path).flatMap(BaseNode::content);
        return new Version(
                path.toString(),
                side.word(),
                content.map(it -> it.sha1().toString()).orElse(null),
                content.map(Content::size).orElse(null));
    }

    private static void say(Terminal terminal, Phrases phrases, View conflict) {
        terminal.say(
                Terminal.oneLine(
                        phrases.say(
                                "conflicts.line", conflict.job(), conflict.path(), conflict.at())));
        terminal.say("    " + Terminal.oneLine(phrases.tell(conflict.reason())));
        for (Version version : conflict.versions()) {
            String line = phrases.say("conflicts.version." + version.side(), version.path());
            String bytes =
                    version.bytes() == null
                            ? ""
                            : phrases.say("conflicts.bytes", Figures.bytes(version.bytes()));
            terminal.say(Terminal.oneLine(line + bytes));
        }
        terminal.say(
                Terminal.oneLine(phrases.say("conflicts.done", conflict.job(), conflict.path())));
    }
}
