package dev.caravan.open115.auth;

import dev.caravan.drive.DriveException;
import java.time.Duration;

/** Where one visit to the locked store led. */
sealed interface RefreshStep {

    /** There is a pair to use, already in the store. */
    record Usable(StoredTokens tokens) implements RefreshStep {}

    /**
     * Not yet; {@code failure} is thrown when patience is over.
     *
     * @param left what is left of 115's gap, where that is the reason
     */
    record NotYet(Setback setback, Duration left, DriveException.Transient failure)
            implements RefreshStep {}
}
