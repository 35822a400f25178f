package dev.caravan.pass.job;

import dev.caravan.drive.DriveException;

/** Tells which 115 user an account is logged in as. */
@FunctionalInterface
public interface AccountOwner {

    /**
     * The user id; asks 115 only when the login is so new that nobody knows yet.
     *
     * @throws DriveException.Refused when it is another user than the account belonged to before
     */
    String user(String account) throws DriveException;
}
