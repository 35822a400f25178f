package dev.caravan.local;

import dev.caravan.drive.UploadSource;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A local file on its way to 115, which must stay exactly as it was when it was hashed. */
public record UploadFile(Path path, Stamp stamp) implements UploadSource {

    @Override
    public long size() {
        return stamp.size();
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        return Files.newByteChannel(
                path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public boolean unchanged() throws IOException {
        try {
            return Entry.of(path).stamp().equals(stamp);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
