package dev.caravan.local.disk;

import dev.caravan.drive.UploadSource;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;

/**
 * A local file on its way to 115, as it was when it was hashed.
 *
 * @param stamp the one with which it was hashed
 */
public record UploadFile(LocalFiles files, RelativePath path, Stamp stamp) implements UploadSource {

    @Override
    public long size() {
        return stamp.size();
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        return files.open(path);
    }

    @Override
    public boolean unchanged() throws IOException {
        try {
            return files.stamp(path).equals(stamp);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
