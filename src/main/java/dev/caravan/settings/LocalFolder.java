package dev.caravan.settings;

import dev.caravan.settings.document.Notation;
import dev.caravan.settings.document.NotationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The notation of local folders: absolute, or relative to the folder of the configuration file. */
record LocalFolder(Path base) implements Notation<Path> {

    @Override
    public Path read(String text) throws NotationException {
        if (text.equals("~") || text.startsWith("~/")) {
            throw new NotationException(
                    "begins with ~, which is not replaced; write the whole path");
        }
        try {
            return base.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException cause) {
            throw new NotationException("is not a path of this system");
        }
    }
}
