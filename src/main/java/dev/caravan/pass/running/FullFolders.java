package dev.caravan.pass.running;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.tree.RemoteId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folders on 115 that take no more: what else would go into one of them is not even tried in
 * the pass that met it.
 */
public final class FullFolders {

    private final Map<RemoteId, Long> entries = new ConcurrentHashMap<>();

    /**
     * 115 refused one more entry.
     *
     * @param known how many entries it holds, as far as we know
     */
    public void refused(RemoteId folder, long known) {
        entries.putIfAbsent(folder, known);
    }

    public void requireRoom(RemoteId folder, String path) throws DriveException {
        Long known = entries.get(folder);
        if (known != null) {
            throw new DriveException.Refused(
                    "there is no place for "
                            + path
                            + ": its folder on 115 holds "
                            + known
                            + " entries and takes no more",
                    "",
                    Cause.DIR_TOO_MANY);
        }
    }
}
