package dev.caravan.drive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/**
 * The bytes of an upload; may be opened several times, because they are hashed, proven and sent.
 */
public interface UploadSource {

    long size();

    SeekableByteChannel open() throws IOException;

    /**
     * Whether it is still the very file, unchanged, that was hashed; asked before and after
     * sending.
     */
    boolean unchanged() throws IOException;
}
