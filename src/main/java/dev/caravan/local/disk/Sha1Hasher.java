package dev.caravan.local.disk;

import dev.caravan.time.Sleeper;
import dev.caravan.tree.Content;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Sha1;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Reads files for their SHA-1 and notices when they change meanwhile. Safe for use by several
 * threads.
 */
public final class Sha1Hasher {

    /** Larger ones are no faster: see {@code Sha1HasherBenchmark}. */
    private static final int BUFFER = 1 << 18;

    private final LocalFiles files;
    private final InstantSource time;
    private final Sleeper sleeper;
    private final Halt halt;

    public Sha1Hasher(LocalFiles files, InstantSource time, Sleeper sleeper) {
        this(files, time, sleeper, Halt.NEVER);
    }

    /**
     * @param halt ends the reading of a file in the middle
     */
    public Sha1Hasher(LocalFiles files, InstantSource time, Sleeper sleeper, Halt halt) {
        this.files = files;
        this.time = time;
        this.sleeper = sleeper;
        this.halt = halt;
    }

    /**
     * Reads a whole file.
     *
     * @param expected what the look said of it
     * @throws InterruptedException when it was halted or the thread is interrupted; the file is
     *     closed then
     */
    public HashResult hash(RelativePath path, Stamp expected) throws InterruptedException {
        try {
            awaitNextTick(expected);
            if (!files.stamp(path).equals(expected)) {
                return new HashResult.Busy("it changed since it was looked at");
            }
            Content content = read(path);
            if (content.size() != expected.size() || !files.stamp(path).equals(expected)) {
                return new HashResult.Busy("it changed while it was read");
            }
            return new HashResult.Hashed(content);
        } catch (NoSuchFileException e) {
            return new HashResult.Busy("it vanished since it was looked at");
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            InterruptedException interrupted = new InterruptedException("reading was cut off");
            interrupted.initCause(e);
            throw interrupted;
        } catch (IOException e) {
            return new HashResult.Unreadable(e);
        }
    }

    // What is written after the reading, but in the same tick of the file system's clock, would
    // leave the stamp as it is: so the tick must be over before the reading begins (HC-185).
    private void awaitNextTick(Stamp stamp) throws InterruptedException {
        long now = Ticks.nanoseconds(time.instant());
        long age = now - Math.max(stamp.changedNs(), stamp.modifiedNs());
        long tick = Ticks.of(stamp);
        if (age >= 0 && age < tick) {
            sleeper.sleep(Duration.ofNanos(tick - age));
        }
    }

    private Content read(RelativePath path) throws IOException, InterruptedException {
        MessageDigest digest = sha1();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long size = 0;
        try (SeekableByteChannel channel = files.open(path)) {
            while (channel.read(buffer) >= 0) {
                if (halt.isCalled()) {
                    throw new InterruptedException("reading was cut off");
                }
                buffer.flip();
                size += buffer.remaining();
                digest.update(buffer);
                buffer.clear();
            }
        }
        return new Content(Sha1.of(digest.digest()), size);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
