package dev.caravan.local.disk;

/** What a look does with symbolic links. */
public enum SymlinkPolicy {
    SKIP,
    /**
     * Takes a link for the file or folder that it leads to, unless that lies outside the job's
     * folder or holds the link itself. Links inside a folder that was reached by a link are
     * skipped.
     */
    FOLLOW
}
