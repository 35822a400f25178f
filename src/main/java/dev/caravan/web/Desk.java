package dev.caravan.web;

import dev.caravan.status.StatusDocument;
import java.util.Optional;

/** What the HTTP side asks of the running daemon. */
public interface Desk {

    StatusDocument status();

    /** The failures of a job as a document; empty when there is no such job. */
    Optional<Object> failures(String job);

    /** The newest passes of a job as a document; empty when there is no such job. */
    Optional<Object> history(String job);

    /** Lets a job run soon; false when there is no such job. */
    boolean run(String job);
}
