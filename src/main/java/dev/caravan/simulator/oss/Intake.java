package dev.caravan.simulator.oss;

import dev.caravan.simulator.cloud.Contents;
import dev.caravan.simulator.world.StorageSwitch;
import dev.caravan.simulator.world.Switches;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;

/** Takes a stream of bytes to disk and computes on the way all that is asked about it later. */
final class Intake {

    private static final int BUFFER = 256 << 10;

    private final MessageDigest md5 = Contents.digest("MD5");
    private final MessageDigest sha1;
    private final Crc64 crc = new Crc64();
    private final long pauseMillis;
    private long size;

    /**
     * @param sha1 goes on from what it has seen before
     */
    Intake(MessageDigest sha1, Switches switches) {
        this.sha1 = sha1;
        this.pauseMillis = switches.of(StorageSwitch.SLOW).toMillis();
    }

    void take(InputStream in, FileChannel out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int got = in.readNBytes(buffer, 0, BUFFER);
        while (got > 0) {
            md5.update(buffer, 0, got);
            sha1.update(buffer, 0, got);
            crc.update(buffer, got);
            for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, got); rest.hasRemaining(); ) {
                out.write(rest);
            }
            pauseBetween(size, size + got);
            size += got;
            got = in.readNBytes(buffer, 0, BUFFER);
        }
    }

    long size() {
        return size;
    }

    String md5() {
        return Contents.hex(md5.digest());
    }

    String crc64() {
        return crc.decimal();
    }

    private void pauseBetween(long before, long after) throws IOException {
        if (pauseMillis == 0 || before >> 20 == after >> 20) {
            return;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the simulator stops");
        }
    }
}
