package dev.caravan.open115;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import java.util.Optional;

/** Which drive a message is for. */
final class DriveChoice {

    private final Optional<Drive> drive;
    private final Optional<DriveDirectory> drives;

    DriveChoice(Open115Configuration options) {
        this.drive = Optional.ofNullable(options.getDrive());
        this.drives = Optional.ofNullable(options.getDrives());
    }

    /** The drive of a named account, else the one drive that is given. */
    Drive of(Optional<String> account) {
        if (account.isEmpty()) {
            return drive.orElseThrow(
                    () ->
                            new IllegalArgumentException(
                                    "open115 does not know which account is meant: set the option"
                                            + " account, or give it a drive"));
        }
        String name = account.get();
        return drives.flatMap(directory -> directory.of(name))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "open115 knows no account '"
                                                + name
                                                + "'; name one that is configured"));
    }
}
