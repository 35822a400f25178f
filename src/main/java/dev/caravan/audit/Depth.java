package dev.caravan.audit;

/** How closely local files are compared. */
public enum Depth {
    /** Every file is read. */
    CONTENT,
    /** A file is read only when the file system says that it may have changed. */
    STAMPS
}
