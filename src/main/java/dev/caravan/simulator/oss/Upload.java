package dev.caravan.simulator.oss;

import dev.caravan.simulator.cloud.Contents;
import dev.caravan.simulator.world.StorageSwitch;
import dev.caravan.simulator.world.Switches;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One multipart upload.
 *
 * <p>A sequential one appends its parts to one file and knows the sha1 of all of it; any other
 * keeps a file for each part.
 */
final class Upload {

    private final String id;
    private final String object;
    private final boolean sequential;
    private final Path directory;
    private final Switches switches;
    private final SortedMap<Integer, Part> parts = new ConcurrentSkipListMap<>();
    private MessageDigest sha1 = Contents.digest("SHA-1");

    Upload(String id, String object, boolean sequential, Path directory, Switches switches) {
        this.id = id;
        this.object = object;
        this.sequential = sequential;
        this.directory = directory;
        this.switches = switches;
    }

    String id() {
        return id;
    }

    String object() {
        return object;
    }

    boolean sequential() {
        return sequential;
    }

    List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** Takes up the parts that a simulator before this one had stored. */
    synchronized void resume(List<Part> stored) throws IOException {
        stored.forEach(each -> parts.put(each.number(), each));
        if (sequential && !stored.isEmpty()) {
            try (InputStream in = Files.newInputStream(file(0))) {
                byte[] buffer = new byte[256 << 10];
                long left = size();
                while (left > 0) {
                    int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (got < 0) {
                        throw new IOException("stored parts of upload " + id + " are gone");
                    }
                    sha1.update(buffer, 0, got);
                    left -= got;
                }
            }
        }
    }

    /** Refuses a part whose number cannot come now, before its bytes are looked at. */
    void check(int number) {
        if (number < 1 || number > switches.of(StorageSwitch.MAX_PARTS)) {
            throw new OssError(
                    400,
                    "InvalidArgument",
                    "0042-00000104",
                    "PartNumber must be between 1 and 10000.");
        }
        if (!sequential) {
            return;
        }
        if (parts.containsKey(number)) {
            throw new OssError(
                    409,
                    "PartAlreadyExist",
                    "0042-00000108",
                    "For sequential multipart upload, you can't overwrite uploaded parts.");
        }
        if (number != parts.size() + 1) {
            throw new OssError(
                    400,
                    "PartNotSequential",
                    "0042-00000107",
                    "For sequential multipart upload, parts must be uploaded in ascending order.");
        }
    }

    /** Stores one part; when the bytes break off, nothing of it stays. */
    synchronized Part receive(int number, InputStream in, long now) throws IOException {
        check(number);
        MessageDigest so = copy(sha1);
        Intake intake = new Intake(so, switches);
        long start = sequential ? size() : 0;
        try (FileChannel out =
                FileChannel.open(
                        file(sequential ? 0 : number),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            out.truncate(start).position(start);
            intake.take(in, out);
        }
        sha1 = so;
        Part part = new Part(number, intake.size(), intake.md5(), intake.crc64(), now);
        parts.put(number, part);
        return part;
    }

    /** Puts the parts together; the upload is over then. */
    synchronized Stored assemble(List<Part> chosen) throws IOException {
        Path whole = file(0);
        if (!sequential) {
            join(chosen, whole);
        }
        long size = chosen.stream().mapToLong(Part::size).sum();
        String hash = sequential ? Contents.hex(copy(sha1).digest()) : "";
        return new Stored(object, whole, size, hash, etag(chosen), "");
    }

    synchronized void discard() throws IOException {
        for (Part each : parts.values()) {
            Files.deleteIfExists(file(each.number()));
        }
        Files.deleteIfExists(file(0));
        parts.clear();
    }

    private long size() {
        return parts.values().stream().mapToLong(Part::size).sum();
    }

    private void join(List<Part> chosen, Path whole) throws IOException {
        try (FileChannel out =
                FileChannel.open(whole, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (Part each : chosen) {
                try (FileChannel in = FileChannel.open(file(each.number()))) {
                    for (long done = 0; done < each.size(); ) {
                        done += in.transferTo(done, each.size() - done, out);
                    }
                }
                Files.delete(file(each.number()));
            }
        }
    }

    private static String etag(List<Part> chosen) {
        MessageDigest md5 = Contents.digest("MD5");
        chosen.forEach(each -> md5.update(HexFormat.of().parseHex(each.etag())));
        return Contents.hex(md5.digest()) + "-" + chosen.size();
    }

    private Path file(int number) {
        return directory.resolve(number == 0 ? id : id + "." + number);
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new UncheckedIOException(new IOException("this Java cannot copy a digest", e));
        }
    }
}
