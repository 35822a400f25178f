package dev.caravan.open115.client.download;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.LocalFault;
import dev.caravan.open115.pace.Timing;
import dev.caravan.tree.Content;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;

/** Fetches files (section 5): wrong content never reaches its name. */
public final class Downloads {

    /** Requests without any new byte after which it is given up. */
    private static final int FRUITLESS = 6;

    /** How often wrong content is fetched again from the first byte. */
    private static final int WRONG_CONTENT = 2;

    private final Links links;
    private final Fetch fetch;
    private final Timing timing;

    public Downloads(Links links, Fetch fetch, Timing timing) {
        this.links = links;
        this.fetch = fetch;
        this.timing = timing;
    }

    public void download(DownloadRequest download) throws DriveException {
        refuseTaken(download);
        for (int wrong = 1; ; wrong++) {
            Content content = gather(download);
            if (content.equals(download.content())) {
                place(download);
                links.drop(download.id());
                return;
            }
            removeTemporary(download);
            links.drop(download.id());
            if (wrong == WRONG_CONTENT) {
                throw new DriveException.Mismatch(
                        "could not download "
                                + download.target()
                                + ": 115 sent "
                                + content
                                + " instead of "
                                + download.content()
                                + "; nothing was changed",
                        "content");
            }
        }
    }

    private Content gather(DownloadRequest download) throws DriveException {
        try (PartialFile file = PartialFile.open(download)) {
            fill(file, download);
            return file.finish();
        } catch (IOException e) {
            throw writing(download, e);
        }
    }

    private void fill(PartialFile file, DownloadRequest download)
            throws DriveException, IOException {
        int fruitless = 0;
        int restarts = 0;
        while (file.length() < download.content().size()) {
            if (!download.watch().mayContinue()) {
                throw new DriveException.Interrupted(
                        "the download to " + download.target() + " was stopped and can go on");
            }
            long before = file.length();
            Fetched fetched = fetch.into(file, download, links.of(download));
            fruitless = file.length() > before ? 0 : fruitless + 1;
            if (fetched instanceof Fetched.Whole) {
                return;
            }
            // the first failure may only mean too many connections, the second one a bad link
            if (fruitless > 1) {
                links.drop(download.id());
            }
            if (fetched instanceof Fetched.Broken broken) {
                pauseOrThrow(fruitless, broken.why());
            } else if (fetched instanceof Fetched.Restart restart) {
                file.restart("");
                pauseOrThrow(Math.max(fruitless, ++restarts), restart.why());
            } else if (fetched instanceof Fetched.LinkRefused refused) {
                pauseOrThrow(fruitless, refused.why());
            }
        }
    }

    private void pauseOrThrow(int fruitless, DriveException why) throws DriveException {
        if (fruitless >= FRUITLESS) {
            throw why;
        }
        timing.sleep(timing.upTo(Duration.ofSeconds(1L << fruitless)));
    }

    private static void place(DownloadRequest download) throws DriveException {
        try {
            Placement.place(download.temporary(), download.target());
        } catch (FileAlreadyExistsException e) {
            throw taken(download);
        } catch (IOException e) {
            throw writing(download, e);
        }
    }

    private static void refuseTaken(DownloadRequest download) throws DriveException {
        if (Files.exists(download.target(), LinkOption.NOFOLLOW_LINKS)) {
            throw taken(download);
        }
    }

    private static void removeTemporary(DownloadRequest download) throws DriveException {
        try {
            PartialFile.remove(download.temporary());
        } catch (IOException e) {
            throw writing(download, e);
        }
    }

    private static DriveException taken(DownloadRequest download) {
        return new DriveException.LocalFile(
                "could not download " + download.target() + ": there is a file by that name now",
                Cause.FILE_BUSY,
                null);
    }

    private static DriveException writing(DownloadRequest download, IOException e) {
        return LocalFault.writing(
                "download " + download.target(), Fetch.folder(download.temporary()), e);
    }
}
