package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;

/** Calls the API on behalf of one account, with everything that a polite client owes 115. */
@FunctionalInterface
public interface Caller {

    /**
     * Sends a request and returns its good answer.
     *
     * @throws DriveException when there is none, already retried as far as that is safe
     */
    Envelope call(ApiRequest request) throws DriveException;
}
