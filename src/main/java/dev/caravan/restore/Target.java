package dev.caravan.restore;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.TransferWatch;
import dev.caravan.local.LocalFolder;
import dev.caravan.local.disk.HashResult;
import dev.caravan.local.disk.Sha1Hasher;
import dev.caravan.local.trash.ActResult;
import dev.caravan.tree.Content;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder in which files appear: proved before they have their name, never through a symlink,
 * never over anything but on request, and then what stood there lies in the folder's trash.
 *
 * <p>A download that was cut off lies in {@code .caravan/tmp} under its content's name, where the
 * next run finds it.
 */
final class Target {

    private static final RelativePath TEMPORARIES = RelativePath.parse(".caravan/tmp");

    private final Path root;
    private final LocalFolder folder;
    private final Sha1Hasher hasher;
    private final Drive drive;

    Target(Path root, LocalFolder folder, Sha1Hasher hasher, Drive drive) {
        this.root = root;
        this.folder = folder;
        this.hasher = hasher;
        this.drive = drive;
    }

    /** What became of one file. */
    enum Outcome {
        RESTORED,
        ALREADY_RIGHT
    }

    /** Makes a folder and those above it. */
    void makeFolder(RelativePath path) throws IOException, DriveException {
        if (path.isRoot()) {
            return;
        }
        makeFolder(path.parent());
        if (folder.makeFolder(path) instanceof ActResult.Stale stale) {
            throw refused("could not make folder " + path + ": " + stale.detail());
        }
    }

    Outcome restore(Candidate candidate, Wish.Existing existing, TransferWatch watch)
            throws IOException, DriveException, InterruptedException {
        RemoteItem item = candidate.item();
        Content content = content(candidate.path(), item);
        makeFolder(candidate.path().parent());
        Optional<Stamp> before = folder.stamp(candidate.path());
        if (before.isPresent()) {
            if (holds(candidate.path(), before.get(), content)) {
                return Outcome.ALREADY_RIGHT;
            }
            if (!Files.isRegularFile(place(candidate.path()), LinkOption.NOFOLLOW_LINKS)) {
                throw refused(candidate.path() + " exists and is no file");
            }
            if (existing == Wish.Existing.STAYS) {
                throw refused(
                        candidate.path()
                                + " exists with other content; with --overwrite it goes aside");
            }
        }
        RelativePath fetched = fetch(item, content, watch);
        if (folder.place(fetched, candidate.path(), before) instanceof ActResult.Stale stale) {
            throw refused("could not restore " + candidate.path() + ": " + stale.detail());
        }
        return Outcome.RESTORED;
    }

    private static Content content(RelativePath path, RemoteItem item) throws DriveException {
        if (item.state() == RemoteItem.State.BLOCKED) {
            throw new DriveException.Refused(
                    path + " is blocked by 115 and cannot be downloaded", "", Cause.MODERATION);
        }
        if (item.state() == RemoteItem.State.UNFINISHED) {
            throw refused(path + " is not whole on 115: its upload has not ended");
        }
        return item.content()
                .orElseThrow(
                        () -> refused("115 tells no SHA-1 of " + path + ", so nothing proves it"));
    }

    private boolean holds(RelativePath path, Stamp stamp, Content content)
            throws InterruptedException {
        return stamp.size() == content.size()
                && hasher.hash(path, stamp) instanceof HashResult.Hashed hashed
                && hashed.content().equals(content);
    }

    private RelativePath fetch(RemoteItem item, Content content, TransferWatch watch)
            throws IOException, DriveException {
        makeFolder(TEMPORARIES);
        String name = "restore-" + content.sha1();
        RelativePath fetched = TEMPORARIES.child(name + ".whole");
        Path whole = place(fetched);
        Files.deleteIfExists(whole);
        drive.download(
                new DownloadRequest(
                        item.id(),
                        item.pickCode().orElse(""),
                        content,
                        place(TEMPORARIES.child(name)),
                        whole,
                        watch));
        return fetched;
    }

    private Path place(RelativePath path) throws IOException {
        Path place = root.toRealPath();
        for (String name : path.names()) {
            place = place.resolve(name);
        }
        return place;
    }

    /** Takes away what is empty of Caravan's own folder; what lies in its trash stays. */
    void tidy() throws IOException {
        for (RelativePath own : List.of(TEMPORARIES, TEMPORARIES.parent())) {
            Path place = place(own);
            if (Files.isDirectory(place) && isEmpty(place)) {
                Files.delete(place);
            }
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var names = Files.newDirectoryStream(directory)) {
            return !names.iterator().hasNext();
        }
    }

    private static DriveException refused(String message) {
        return new DriveException.LocalFile(message, Cause.CONFLICT, null);
    }
}
