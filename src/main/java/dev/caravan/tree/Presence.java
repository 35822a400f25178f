package dev.caravan.tree;

/**
 * On which sides a base node is expected, so that what a mode leaves alone is not found to be
 * different in every pass.
 */
public enum Presence {
    /** On both sides: the only ones that may later be deleted. */
    BOTH,
    /** On 115 alone: the local file vanished and the mode keeps the copy. */
    REMOTE_ONLY,
    /** Locally alone: the copy on 115 vanished and the mode keeps the file. */
    LOCAL_ONLY
}
