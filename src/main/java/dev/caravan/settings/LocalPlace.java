package dev.caravan.settings;

import dev.caravan.settings.document.KeyPath;
import dev.caravan.settings.document.Position;
import java.nio.file.Path;

/** A local folder that the configuration names, and what Caravan will do there. */
public record LocalPlace(KeyPath key, Position position, String shown, Path folder, Use use) {

    /** What happens in a folder. */
    public enum Use {
        READ,
        WRITE,
        /** Caravan keeps its own state there. */
        STATE
    }

    boolean isWritten() {
        return use != Use.READ;
    }
}
