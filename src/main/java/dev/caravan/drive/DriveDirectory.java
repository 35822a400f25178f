package dev.caravan.drive;

/** The drives by the names of their accounts. */
@FunctionalInterface
public interface DriveDirectory {

    /** The drive of an account; an unknown name is an {@link IllegalArgumentException}. */
    Drive drive(String account);
}
