package dev.caravan.drive;

/** How far a look at a tree trusts what an earlier one knew of its folders. */
public enum FolderCheck {
    /**
     * Folders that show no sign of change may be taken from memory when there are many; a renamed
     * one among them is found by a later look.
     */
    CHEAP,
    /** Every folder is seen. */
    ALL
}
