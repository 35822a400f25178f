package dev.caravan.doctor;

import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.state.HomeStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.state.database.StateException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks of the state directory, of what is in it, and of the jobs' local folders. */
public final class Folders {

    private static final long SOON_FULL = 1L << 30;
    private static final long FULL = 64L << 20;

    private Folders() {}

    public static List<Finding> findings(Settings settings) {
        List<Finding> findings = new ArrayList<>();
        findings.add(state(settings.stateDir()));
        arrival(settings.stateDir()).ifPresent(findings::add);
        Path existing = existing(settings.stateDir());
        findings.add(
                Files.isWritable(existing)
                        ? room("state-dir", existing)
                        : Finding.fail(
                                "state-dir",
                                existing + " cannot be written by this user",
                                "change its permissions, or set `state-dir`"));
        settings.jobs().forEach(job -> findings.add(local(job)));
        return findings;
    }

    private static Finding state(Path stateDir) {
        try {
            Optional<StateDatabase> view = StateDatabase.view(stateDir);
            if (view.isEmpty()) {
                return Finding.ok("state", "none yet; the first pass makes it");
            }
            try (StateDatabase state = view.get()) {
                state.check();
            }
            return Finding.ok("state", "caravan.db is sound");
        } catch (StateException trouble) {
            return Finding.fail("state", String.valueOf(trouble.getMessage()), trouble.advice());
        }
    }

    private static Optional<Finding> arrival(Path stateDir) {
        try {
            Optional<StateDatabase> view = StateDatabase.view(stateDir);
            if (view.isEmpty()) {
                return Optional.empty();
            }
            try (StateDatabase state = view.get()) {
                return new HomeStore(state).arrival().map(Folders::arrival);
            }
        } catch (StateException told) {
            return Optional.empty();
        }
    }

    private static Finding arrival(HomeStore.Arrival arrival) {
        return Finding.ok(
                "state",
                "it came from " + arrival.from() + " at " + arrival.at() + ", by a copy or a move");
    }

    private static Finding local(JobSettings job) {
        String check = "job " + job.name();
        Path folder = job.local();
        if (!Files.isDirectory(folder)) {
            return Finding.fail(
                    check,
                    folder + " is not there",
                    "mount it or correct `local`; do not make it by hand");
        }
        if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
            return Finding.fail(
                    check,
                    folder + " cannot be read by this user",
                    "give Caravan's user the right to read it");
        }
        if (!job.mode().writesLocally()) {
            return Finding.ok(check, folder + " can be read");
        }
        return Files.isWritable(folder)
                ? room(check, folder)
                : Finding.fail(
                        check,
                        folder + " cannot be written by this user",
                        "give Caravan's user the right to write there");
    }

    private static Finding room(String check, Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            long free = store.getUsableSpace();
            String said = folder + " has " + (free >> 20) + " MiB free";
            if (free < FULL) {
                return Finding.fail(check, said, "free space on the local disk");
            }
            return free < SOON_FULL
                    ? Finding.warn(check, said, "free space on the local disk soon")
                    : Finding.ok(check, said);
        } catch (IOException unknown) {
            return Finding.warn(
                    check,
                    "could not tell how much room " + folder + " has: " + unknown.getMessage(),
                    "check the disk");
        }
    }

    private static Path existing(Path folder) {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }
}
