package dev.caravan.open115.client;

/** What to do next about a refusal; each code of 115 belongs to one of them (section 7). */
public enum ErrorClass {
    /** Get another access token and repeat the call once. */
    RENEW_TOKEN,
    /** Stop: a person must log in again. */
    SIGNED_OUT,
    /** Stop: the application id is refused. */
    APP_PROBLEM,
    /** Begin anew with another QR code. */
    NEW_QR_CODE,
    /** Refresh no more for a minute; the tokens are still good. */
    REFRESH_LATER,
    /** Let the whole account rest. */
    SLOW_DOWN,
    /** Let the whole account rest for long: nothing works until the user verified it. */
    VERIFY_ACCOUNT,
    /** The firewall's page: either the name in the request, or the whole account must rest. */
    WALL,
    /** Wait for room on the drive. */
    FULL,
    /** Leave this file: it is above a size limit. */
    TOO_LARGE,
    /** Leave this folder: it holds as many entries as it may. */
    FOLDER_FULL,
    /** Do it in smaller pieces. */
    TOO_MANY,
    /** It is not there. */
    GONE,
    /** It is there already. */
    EXISTS,
    /** Use another name. */
    BAD_NAME,
    /** Our request is wrong; asking again changes nothing. */
    INVALID,
    /** Wait for the account's background job. */
    BUSY,
    /** Ask again after a while. */
    TRANSIENT,
    /** Leave this file: moderation blocked it. */
    BLOCKED,
    /** The body has no shape that we know; never data. */
    NOT_UNDERSTOOD,
    /** A code nobody documented: surface it, do not repeat writes. */
    UNKNOWN
}
