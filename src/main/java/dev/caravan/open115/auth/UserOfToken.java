package dev.caravan.open115.auth;

import dev.caravan.drive.DriveException;

/** Tells whom an access token belongs to. */
@FunctionalInterface
public interface UserOfToken {

    /** The 115 user id. */
    String userId(String accessToken) throws DriveException;
}
