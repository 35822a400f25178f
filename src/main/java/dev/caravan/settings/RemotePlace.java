package dev.caravan.settings;

import dev.caravan.settings.document.KeyPath;
import dev.caravan.settings.document.Position;

/** A 115 folder that the configuration names, and whether a job writes there. */
record RemotePlace(
        KeyPath key,
        Position position,
        String shown,
        String account,
        RemoteFolder folder,
        boolean isWritten) {

    boolean overlaps(RemotePlace other) {
        return account.equals(other.account) && folder.overlaps(other.folder);
    }
}
