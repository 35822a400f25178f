package dev.caravan.settings;

import java.time.Duration;

/** What happens to files whose content 115 does not know yet. */
public record RapidUploadSettings(
        Preference preference, Duration retryEvery, Duration giveUpAfter, Afterwards then) {

    /** Whether such a file is uploaded. */
    public enum Preference {
        /** It is uploaded at once. */
        PREFER,
        /** It is parked and tried again. */
        ONLY
    }

    /** What becomes of a file that was parked for too long. */
    public enum Afterwards {
        UPLOAD,
        KEEP,
        FAIL
    }
}
