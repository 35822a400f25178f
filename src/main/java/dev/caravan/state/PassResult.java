package dev.caravan.state;

import dev.caravan.state.database.Columns;

/** How a pass ended, in the words of the contract. */
public enum PassResult {
    OK,
    WARNINGS,
    PARTIAL,
    HELD,
    WAITING,
    FAILED;

    /** The word of the contract. */
    public String word() {
        return Columns.word(this);
    }

    /** Whether everything is in step. */
    public boolean isSuccess() {
        return this == OK || this == WARNINGS;
    }
}
