package dev.caravan.cli;

import dev.caravan.app.JobTimes;
import dev.caravan.settings.AccountSettings;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.database.LockHolder;
import dev.caravan.state.database.ProcessLock;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.status.JsonOutput;
import dev.caravan.status.StatusDocument;
import dev.caravan.status.StatusReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code caravan status}: how every account and job stands. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  caravan status", "  caravan status --json"},
        description = "How every account and every job stands.")
final class StatusCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Option(names = "--json", description = "The status document as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        StatusDocument document = document(settings);
        Terminal terminal = command.terminal();
        if (json) {
            terminal.say(JsonOutput.of(document));
        } else {
            new StatusText(terminal, command.phrases(), new WallClock(settings.timeZone()))
                    .say(document);
        }
        return ExitCode.DONE.number();
    }

    static StatusDocument document(Settings settings) {
        Optional<StateDatabase> database = StateDatabase.view(settings.stateDir());
        if (database.isEmpty()) {
            return untouched(settings);
        }
        try (StateDatabase state = database.get()) {
            return document(settings, state);
        }
    }

    static StatusDocument document(Settings settings, StateDatabase state) {
        Instant now = Instant.now();
        return new StatusReader(state, settings.stateDir(), now, settings.timeZone())
                .read(
                        Version.number(),
                        settings.accounts().stream().map(AccountSettings::name).toList(),
                        jobs(settings, now));
    }

    private static List<StatusReader.Configured> jobs(Settings settings, Instant now) {
        Instant begun =
                ProcessLock.daemonHolder(settings.stateDir())
                        .flatMap(LockHolder::since)
                        .orElse(now);
        return settings.jobs().stream()
                .map(
                        job ->
                                new StatusReader.Configured(
                                        job.name(),
                                        job.mode().word(),
                                        JobTimes.next(job, settings.timeZone(), begun, now)))
                .toList();
    }

    /** Before the first pass there is no database, and a look must not make one. */
    private static StatusDocument untouched(Settings settings) {
        Map<String, StatusDocument.Account> accounts = new LinkedHashMap<>();
        for (AccountSettings account : settings.accounts()) {
            accounts.put(
                    account.name(),
                    new StatusDocument.Account(
                            "login-required", "nobody has logged in yet", null, 0, null));
        }
        Map<String, StatusDocument.Job> jobs = new LinkedHashMap<>();
        for (JobSettings job : settings.jobs()) {
            jobs.put(
                    job.name(),
                    new StatusDocument.Job(
                            "never",
                            null,
                            job.mode().word(),
                            null,
                            null,
                            null,
                            0,
                            0,
                            0,
                            null,
                            false));
        }
        return new StatusDocument(
                Version.number(),
                Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString(),
                new StatusDocument.Daemon(false, null, null),
                accounts,
                jobs);
    }
}
