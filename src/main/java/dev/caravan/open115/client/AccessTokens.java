package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;

/** Where the caller gets the account's access token from; refreshing is the affair of the port. */
public interface AccessTokens {

    /** The token to call with now. */
    String current() throws DriveException;

    /**
     * A token to repeat a call with after 115 refused {@code refused}: the stored one when it is
     * another, else a refreshed one.
     *
     * @throws DriveException.SignedOut when a person must log in again
     */
    String renewed(String refused) throws DriveException;
}
