package dev.caravan.open115;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import java.util.Optional;

/** Which drive a message is for. */
final class DriveChoice {

    private final Open115Configuration options;
    private final Open115Component component;

    DriveChoice(Open115Configuration options, Open115Component component) {
        this.options = options;
        this.component = component;
    }

    /** The drive of a named account, else the one drive that is given. */
    Drive of(Optional<String> account) {
        return account.isPresent() ? named(account.get()) : given();
    }

    private Drive named(String account) {
        Optional<DriveDirectory> drives =
                Optional.ofNullable(options.getDrives()).or(component::ownDrives);
        return drives.flatMap(directory -> directory.of(account))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "open115 knows no account '"
                                                + account
                                                + "'; name one that has a drive or a login"));
    }

    private Drive given() {
        Drive drive = options.getDrive();
        if (drive == null) {
            throw new IllegalArgumentException(
                    "open115 does not know which account is meant: set the option account, or give"
                            + " it a drive");
        }
        return drive;
    }
}
