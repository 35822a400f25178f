package dev.caravan.pass.order;

import java.util.Locale;

/** What started a pass. */
public enum Trigger {
    SCHEDULE,
    /** A schedule that came due while the daemon was not running or the job was. */
    MISSED,
    START,
    WATCH,
    POLL,
    /** What waited or failed can go on. */
    RESUME,
    COMMAND,
    API;

    /** Whether a person asked for it just now. */
    public boolean isOfPerson() {
        return this == COMMAND || this == API;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
