package dev.caravan.open115.auth;

import dev.caravan.open115.client.Refusal;

/** What a refusal of 115 means for a refresh token (section 7.1 of the API document). */
enum RefreshVerdict {
    /** The login is over: one more try with this token only harms. */
    DEAD,
    /** The same authorization was refreshed less than 60 s ago. */
    TOO_SOON,
    /** 115 asks to try again, or failed on its side. */
    AGAIN,
    /** The application id is refused; the login itself may well be good. */
    APP,
    /** Nobody may call for a while. */
    THROTTLED,
    /** No known shape: whether the pair was replaced is open. */
    UNREADABLE,
    /** Not among the documented ones: the pair is kept and nothing is tried. */
    UNKNOWN;

    static RefreshVerdict of(Refusal refusal) {
        return switch (refusal.kind()) {
            case SIGNED_OUT -> DEAD;
            case REFRESH_LATER -> TOO_SOON;
            case TRANSIENT -> AGAIN;
            case APP_PROBLEM -> APP;
            case SLOW_DOWN, VERIFY_ACCOUNT, WALL -> THROTTLED;
            case NOT_UNDERSTOOD -> UNREADABLE;
            case RENEW_TOKEN,
                    NEW_QR_CODE,
                    FULL,
                    TOO_LARGE,
                    FOLDER_FULL,
                    TOO_MANY,
                    GONE,
                    EXISTS,
                    BAD_NAME,
                    INVALID,
                    BUSY,
                    BLOCKED,
                    UNKNOWN ->
                    UNKNOWN;
        };
    }
}
