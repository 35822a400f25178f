package dev.caravan.open115;

/** What an {@code open115} endpoint does; the constants are the words that routes use. */
public enum Open115Operation {
    /** Shows what a folder holds. */
    list,
    /** Shows one file or folder. */
    info,
    /** Makes a folder, and those above it that are missing. */
    mkdir,
    /** Brings a file into a folder. */
    upload,
    /** Fetches a file. */
    download,
    /** Moves files and folders to another folder, or gives one another name, or both. */
    move,
    /** Sends files and folders to the recycle bin. */
    trash,
    /** Brings files and folders back from the recycle bin. */
    restore,
    /** Tells who the account is and how much room it has. */
    space,
    /** Tells what changed in a folder; the only one that is listened to and not called. */
    changes
}
