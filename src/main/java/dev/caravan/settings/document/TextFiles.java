package dev.caravan.settings.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The small text files, such as secrets, that a document names; relative to a folder. */
public final class TextFiles {

    private static final int MAX_BYTES = 1 << 20;

    private final Path folder;

    public TextFiles(Path folder) {
        this.folder = folder;
    }

    /** The file's text without the line breaks at its end. */
    String read(String path) throws NotationException {
        try {
            return withoutLastLineBreaks(text(folder.resolve(path)));
        } catch (NoSuchFileException cause) {
            throw new NotationException("does not exist");
        } catch (CharacterCodingException cause) {
            throw new NotationException("is not UTF-8 text");
        } catch (IOException | InvalidPathException cause) {
            throw new NotationException("cannot be read; check its path and permissions");
        }
    }

    private static String text(Path file) throws IOException, NotationException {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new NotationException("is larger than 1 MiB");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
    }

    private static String withoutLastLineBreaks(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }
}
