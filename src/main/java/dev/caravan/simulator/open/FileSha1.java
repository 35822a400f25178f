package dev.caravan.simulator.open;

import dev.caravan.simulator.cloud.Contents;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** The sha1 of a file on disk. */
final class FileSha1 {

    private FileSha1() {}

    static String of(Path file) throws IOException {
        MessageDigest sha1 = Contents.digest("SHA-1");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha1)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Contents.hex(sha1.digest());
    }
}
