package dev.caravan.settings;

import dev.caravan.settings.document.Problem;
import dev.caravan.settings.document.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks at the local folders of a configuration as they are now. */
public final class PathCheck {

    private PathCheck() {}

    /** Everything that is wrong with the folders. */
    public static List<Problem> check(List<LocalPlace> places) {
        Problems problems = new Problems();
        for (LocalPlace place : places) {
            complaint(place)
                    .ifPresent(
                            text ->
                                    problems.add(
                                            place.position(),
                                            place.key(),
                                            place.folder() + " " + text));
        }
        addOverlaps(places, problems);
        return problems.all();
    }

    /** What only symbolic links make overlap: such a configuration must not start. */
    public static List<Problem> checkOverlaps(List<LocalPlace> places) {
        Problems problems = new Problems();
        addOverlaps(places, problems);
        return problems.all();
    }

    private static void addOverlaps(List<LocalPlace> places, Problems problems) {
        Overlaps.local(places, PathCheck::withoutLinks, problems);
    }

    private static Optional<String> complaint(LocalPlace place) {
        return place.use() == LocalPlace.Use.STATE
                ? complaintOfState(place.folder())
                : complaintOfLocal(place);
    }

    private static Optional<String> complaintOfLocal(LocalPlace place) {
        Path folder = place.folder();
        if (!Files.exists(folder)) {
            return Optional.of("does not exist; create it, mount it, or correct the path");
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of("is not a folder");
        }
        if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
            return Optional.of("cannot be read by this user; change its permissions");
        }
        if (place.isWritten() && !Files.isWritable(folder)) {
            return Optional.of("cannot be written by this user; change its permissions");
        }
        return Optional.empty();
    }

    private static Optional<String> complaintOfState(Path folder) {
        Path existing = deepestExisting(folder);
        if (!Files.isDirectory(existing)) {
            return Optional.of("cannot be a folder: " + existing + " is a file");
        }
        if (!Files.isWritable(existing) || !Files.isExecutable(existing)) {
            return Optional.of(
                    "cannot be written by this user; change the permissions of " + existing);
        }
        return Optional.empty();
    }

    private static Path deepestExisting(Path folder) {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    /** The folder as it is without links, as far as it exists. */
    private static Path withoutLinks(Path folder) {
        Path existing = deepestExisting(folder);
        try {
            return existing.toRealPath().resolve(existing.relativize(folder));
        } catch (IOException cause) {
            // It vanished or cannot be looked at, which the other checks report.
            return folder;
        }
    }
}
