package dev.caravan.pass.scan;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.state.remote.RemoteLook;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps out of a look what this job itself has just sent to the recycle bin: 115 deletes folders in
 * the background, and its listings lag behind (HC-269, HC-287).
 */
final class Ghosts {

    /** What is shown for longer than this was brought back by somebody. */
    private static final Duration LINGER = Duration.ofMinutes(10);

    private static final int MOST_QUESTIONS = 100;

    private final InstantSource time;

    Ghosts(InstantSource time) {
        this.time = time;
    }

    void banish(RunningPass pass, RemoteLook look, Drive drive) throws DriveException {
        Set<RemoteId> gone = new HashSet<>();
        int questions = 0;
        for (RemoteItem item : look.trashedSince(since(pass))) {
            // A file goes at once, so that one which 115 knows was restored from the bin.
            boolean restored =
                    item.kind() == NodeKind.FILE
                            && questions++ < MOST_QUESTIONS
                            && stands(drive, item);
            if (!restored) {
                gone.add(item.id());
            }
        }
        look.banish(gone);
    }

    /** A look that took longer may have begun before something went. */
    private Instant since(RunningPass pass) {
        Instant lately = time.instant().minus(LINGER);
        return pass.sight().round().isBefore(lately) ? pass.sight().round() : lately;
    }

    private static boolean stands(Drive drive, RemoteItem item) throws DriveException {
        return drive.info(item.id())
                .filter(now -> now.parent().equals(item.parent()))
                .filter(now -> now.name().equals(item.name()))
                .isPresent();
    }
}
