package dev.caravan.local.scan;

import java.io.IOException;
import java.nio.file.Path;

/** Something else took a path, or its content changed, while it was dealt with. */
final class ChangedMeanwhile extends IOException {

    ChangedMeanwhile(Path path) {
        super("it changed meanwhile: " + path);
    }
}
