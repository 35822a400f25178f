package dev.caravan.open115.client.download;

import dev.caravan.drive.DriveException;

/** How one request to the CDN ended. */
sealed interface Fetched {

    /** Everything that the file should have is there. */
    record Whole() implements Fetched {}

    /** It broke; what came is kept. */
    record Broken(DriveException why) implements Fetched {}

    /** The link is not accepted: too many connections, too old, or another agent. */
    record LinkRefused(DriveException why) implements Fetched {}

    /** What we have and what the CDN has do not fit together: begin again. */
    record Restart(DriveException why) implements Fetched {}
}
