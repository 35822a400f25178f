package dev.caravan.local.trash;

import dev.caravan.local.disk.LocalFiles;
import dev.caravan.local.disk.OwnPlaces;
import dev.caravan.tree.RelativePath;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where something lies in the trash: {@code .caravan/trash/2026-11-22T024107Z/PATH}.
 *
 * @param batch the folder named after the time; with a number where the same path came twice
 * @param path where it lay in the job's folder
 */
public record TrashPlace(String batch, RelativePath path) {

    static final RelativePath FOLDER = RelativePath.parse(OwnPlaces.FOLDER + "/trash");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT);

    private static final Pattern BATCH =
            Pattern.compile(
                    "\\d{4}-(0[1-9]|1[0-2])-([0-2]\\d|3[01])T([01]\\d|2[0-3])([0-5]\\d){2}Z(-\\d+)?");

    public TrashPlace {
        if (!isBatch(batch)) {
            throw new IllegalArgumentException("not a folder of the trash: " + batch);
        }
    }

    /** The path inside the job's folder. */
    public RelativePath inside() {
        RelativePath inside = FOLDER.child(batch);
        for (String name : path.names()) {
            inside = inside.child(name);
        }
        return inside;
    }

    /** A place for {@code path} in which nothing lies. */
    static TrashPlace free(Path realRoot, Instant now, RelativePath path) {
        String time = TIME.format(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
        TrashPlace place = new TrashPlace(time, path);
        for (int i = 2; isTaken(realRoot, place); i++) {
            place = new TrashPlace(time + "-" + i, path);
        }
        return place;
    }

    // A file in the place of a folder on the way takes the place too.
    private static boolean isTaken(Path realRoot, TrashPlace place) {
        Path at = LocalFiles.place(realRoot, FOLDER.child(place.batch()));
        for (String name : place.path().names()) {
            at = at.resolve(name);
            if (Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)) {
                return true;
            }
        }
        return Files.exists(at, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a folder of the trash is one of Caravan's. */
    static boolean isBatch(String name) {
        return BATCH.matcher(name).matches();
    }

    /** When it was trashed. */
    public Instant since() {
        String timeOfBatch = batch.substring(0, batch.indexOf('Z') + 1);
        return LocalDateTime.parse(timeOfBatch, TIME).toInstant(ZoneOffset.UTC);
    }
}
