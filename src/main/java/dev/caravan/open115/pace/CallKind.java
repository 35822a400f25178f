package dev.caravan.open115.pace;

/** The kinds of API calls that have a limit of their own, besides the one for all. */
public enum CallKind {
    READ,
    WRITE,
    LINK,
    /** Asking for upload permission and storage credentials; may use the day's reserve. */
    UPLOAD
}
