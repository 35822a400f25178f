package dev.caravan.open115;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.tree.RemoteId;
import java.util.List;
import java.util.Optional;

/** The move that a message asks for: to another folder, to another name, or both. */
final class Moving {

    private final Drive drive;
    private final Open115Request request;

    Moving(Drive drive, Open115Request request) {
        this.drive = drive;
        this.request = request;
    }

    /** The name that 115 really gave, when another one was asked for. */
    Optional<String> run() throws DriveException {
        Ids ids = Ids.of(request);
        Optional<FolderAddress> target = request.target();
        Optional<String> name = request.name();
        check(ids, target, name);
        // The move comes first: an item that moved and kept its name is where it is looked for,
        // and doing both again is harmless.
        if (target.isPresent()) {
            RemoteId folder = target.get().find(drive);
            for (List<RemoteId> some : ids.chunks()) {
                drive.move(some, folder);
            }
        }
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(drive.rename(ids.all().get(0), name.get()));
    }

    private static void check(Ids ids, Optional<FolderAddress> target, Optional<String> name) {
        if (target.isEmpty() && name.isEmpty()) {
            throw new IllegalArgumentException(
                    "move needs the header "
                            + Open115Constants.TARGET_ID
                            + ", "
                            + Open115Constants.TARGET_PATH
                            + " or "
                            + Open115Constants.NAME);
        }
        if (name.isPresent() && ids.all().size() > 1) {
            throw new IllegalArgumentException(
                    "one name cannot be given to " + ids.all().size() + " items");
        }
    }
}
