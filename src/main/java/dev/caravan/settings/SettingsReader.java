package dev.caravan.settings;

import dev.caravan.plan.request.Mode;
import dev.caravan.settings.document.Notation;
import dev.caravan.settings.document.NotationException;
import dev.caravan.settings.document.Problems;
import dev.caravan.settings.document.Section;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole configuration, and notes the folders it names. */
final class SettingsReader {

    private static final String STATE_DIR = "state-dir";
    private static final String LOCAL = "local";
    private static final String REMOTE = "remote";

    private final LocalFolder folders;
    private final Environment environment;
    private final Problems problems;
    private final List<LocalPlace> local = new ArrayList<>();
    private final List<RemotePlace> remote = new ArrayList<>();

    SettingsReader(Path folder, Environment environment, Problems problems) {
        this.folders = new LocalFolder(folder);
        this.environment = environment;
        this.problems = problems;
    }

    Settings read(Section top) {
        Path stateDir = top.value(STATE_DIR, folders);
        note(top, STATE_DIR, stateDir, LocalPlace.Use.STATE);
        ZoneId zone =
                top.optional("time-zone", SettingsReader::zone).orElse(environment.timeZone());
        List<AccountSettings> accounts = accounts(top.section("accounts").sections());
        List<JobSettings> jobs = jobs(top, zone, accounts);
        Overlaps.local(local, folder -> folder, problems);
        Overlaps.remote(remote, problems);
        return new Settings(
                stateDir,
                zone,
                top.value("language", Notation.word(Language.class)),
                ServerReader.read(top.section("server")),
                accounts,
                jobs,
                new AlertReader().read(top.section("alerts")));
    }

    /** The local folders of what was read. */
    List<LocalPlace> places() {
        return List.copyOf(local);
    }

    private static List<AccountSettings> accounts(Map<String, Section> sections) {
        List<AccountSettings> accounts = new ArrayList<>();
        sections.forEach((name, account) -> accounts.add(AccountReader.read(name, account)));
        return accounts;
    }

    private List<JobSettings> jobs(Section top, ZoneId zone, List<AccountSettings> accounts) {
        JobReader reader =
                new JobReader(
                        folders,
                        new CronNotation(zone, environment.clock()),
                        new AccountNames(accounts.stream().map(AccountSettings::name).toList()));
        List<JobSettings> jobs = new ArrayList<>();
        for (Map.Entry<String, Section> entry : top.section("jobs").sections().entrySet()) {
            Section section = entry.getValue();
            Optional<JobSettings> job = reader.read(entry.getKey(), section);
            noteLocal(section);
            job.ifPresent(complete -> noteRemote(complete, section));
            job.ifPresent(jobs::add);
        }
        return NestedFolders.apart(jobs);
    }

    /** A folder that was understood counts, even where the rest of the job is wrong. */
    private void noteLocal(Section job) {
        boolean writes = job.value("mode", Notation.word(Mode.class)).writesLocally();
        LocalPlace.Use use = writes ? LocalPlace.Use.WRITE : LocalPlace.Use.READ;
        job.optional(LOCAL, folders)
                .filter(folder -> folder.getNameCount() > 0)
                .ifPresent(folder -> note(job, LOCAL, folder, use));
    }

    private void noteRemote(JobSettings job, Section section) {
        remote.add(
                new RemotePlace(
                        section.path().key(REMOTE),
                        section.position(REMOTE),
                        section.shown(REMOTE),
                        job.account(),
                        job.remote(),
                        job.mode().writesRemotely()));
    }

    private void note(Section section, String key, Path folder, LocalPlace.Use use) {
        local.add(
                new LocalPlace(
                        section.path().key(key),
                        section.position(key),
                        section.has(key) ? section.shown(key) : "the default",
                        folder,
                        use));
    }

    private static ZoneId zone(String text) throws NotationException {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException cause) {
            throw new NotationException("is not a time zone such as Asia/Shanghai or UTC");
        }
    }
}
