package dev.caravan.open115.client.upload;

import dev.caravan.drive.DriveException;

/** This attempt led nowhere; the upload may begin anew. */
final class StartOver extends Exception {

    private static final long serialVersionUID = 1L;

    private final DriveException why;
    private final Doubt doubt;

    /** Whether the file may be on 115 nevertheless. */
    enum Doubt {
        NOT_THERE,
        MAYBE_THERE
    }

    StartOver(DriveException why, Doubt doubt) {
        super(why);
        this.why = why;
        this.doubt = doubt;
    }

    /** What to throw when there is no further attempt. */
    DriveException why() {
        return why;
    }

    Doubt doubt() {
        return doubt;
    }
}
