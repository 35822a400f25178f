package dev.caravan.drive;

import java.util.Optional;

/** The drives there are, by the name of their account. */
@FunctionalInterface
public interface DriveDirectory {

    /** The drive of an account; empty when no account has that name. The same one each time. */
    Optional<Drive> of(String account);
}
