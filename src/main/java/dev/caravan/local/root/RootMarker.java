package dev.caravan.local.root;

import dev.caravan.local.disk.OpenFolder;
import dev.caravan.local.disk.OwnPlaces;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A small file in Caravan's folder that tells a root from others when device numbers change.
 *
 * <p>It is only ever asked together with the inode, so a copy of it in another folder means nothing
 * (HC-197).
 */
final class RootMarker {

    private static final RelativePath FOLDER = RelativePath.parse(OwnPlaces.FOLDER);
    private static final String NAME = "root";
    private static final int MAX_BYTES = 256;

    private RootMarker() {}

    static Optional<String> read(Path realRoot) {
        try (OpenFolder folder = OpenFolder.of(realRoot, FOLDER);
                SeekableByteChannel channel = folder.read(NAME)) {
            ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until the end
            }
            String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            return Optional.of(text.strip()).filter(mark -> !mark.isEmpty());
        } catch (IOException e) {
            // Without a marker the device and inode have to be enough.
            return Optional.empty();
        }
    }

    /** Writes the marker unless there is one; false when the folder cannot be written to. */
    static boolean write(Path realRoot, String text) {
        try (OpenFolder folder = OpenFolder.make(realRoot, FOLDER);
                SeekableByteChannel channel = folder.create(NAME)) {
            channel.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)));
            if (channel instanceof FileChannel file) {
                file.force(true);
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
