package dev.caravan.drive;

import dev.caravan.tree.RemoteId;
import java.util.Set;

/**
 * What a listing proves about absence.
 *
 * @param complete true when everything was seen: announced count reached, ids unique, echoes right,
 *     count steady
 * @param unknown folders whose own listing was incomplete although the rest was seen
 * @param reason why it is not complete, in one line; empty when it is
 * @param calls how many API calls it took
 */
public record ListingVerdict(boolean complete, Set<RemoteId> unknown, String reason, int calls) {

    public ListingVerdict {
        unknown = Set.copyOf(unknown);
    }
}
