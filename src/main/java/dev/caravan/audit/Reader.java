package dev.caravan.audit;

import dev.caravan.audit.Deviation.What;
import dev.caravan.local.disk.HashResult;
import dev.caravan.local.disk.LocalFiles;
import dev.caravan.local.disk.Sha1Hasher;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Reads local files to compare what they hold, and counts what it read. */
final class Reader {

    private final LocalFiles disk;
    private final Sha1Hasher hasher;
    private long files;
    private long bytes;

    Reader(LocalFiles disk, Sha1Hasher hasher) {
        this.disk = disk;
        this.hasher = hasher;
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    /** In what a file differs from its expected content; empty when it is what it should be. */
    Optional<Deviation> compare(RelativePath path, Content expected) throws InterruptedException {
        try {
            Stamp stamp = disk.stamp(path);
            HashResult result = hasher.hash(path, stamp);
            if (result instanceof HashResult.Hashed hashed) {
                files++;
                bytes += hashed.content().size();
                return hashed.content().equals(expected)
                        ? Optional.empty()
                        : Optional.of(
                                of(
                                        What.CHANGED,
                                        path,
                                        expected,
                                        Optional.of(hashed.content()),
                                        ""));
            }
            return Optional.of(of(What.UNREADABLE, path, expected, Optional.empty(), said(result)));
        } catch (NoSuchFileException gone) {
            return Optional.of(of(What.MISSING, path, expected, Optional.empty(), ""));
        } catch (IOException failure) {
            return Optional.of(
                    of(
                            What.UNREADABLE,
                            path,
                            expected,
                            Optional.empty(),
                            String.valueOf(failure.getMessage())));
        }
    }

    private static String said(HashResult result) {
        if (result instanceof HashResult.Unreadable unreadable) {
            return "could not read it: " + unreadable.failure().getMessage();
        }
        return result instanceof HashResult.Busy busy ? busy.detail() : "";
    }

    private static Deviation of(
            What what,
            RelativePath path,
            Content expected,
            Optional<Content> found,
            String detail) {
        return new Deviation(
                Side.LOCAL, what, path, NodeKind.FILE, Optional.of(expected), found, detail);
    }
}
