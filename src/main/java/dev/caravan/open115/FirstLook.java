package dev.caravan.open115;

/** What becomes of what is there already when a folder is looked at for the first time. */
public enum FirstLook {
    /** It is remembered, and nothing is sent. */
    remember,
    /** It is sent: all of it was added. */
    send
}
