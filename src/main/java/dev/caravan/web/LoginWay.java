package dev.caravan.web;

import dev.caravan.drive.DriveException;

/** A login by QR code that leads to a stored, proven login. */
@FunctionalInterface
public interface LoginWay {

    /**
     * Leads a person through it; when it returns the account is logged in.
     *
     * @throws DriveException with what a person has to know when it is not
     */
    void login(LoginFollower follower) throws DriveException;
}
