package dev.caravan.open115;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.ListingVerdict;
import dev.caravan.tree.RemoteId;

/** The demand that a listing showed everything: a part must never pass for the whole (DR-2). */
final class CompleteListing {

    private CompleteListing() {}

    static void check(RemoteId folder, ListingVerdict verdict) throws DriveException {
        if (!verdict.complete() || !verdict.unknown().isEmpty()) {
            throw new DriveException.NotUnderstood(
                    "could not list folder id:"
                            + folder
                            + ": the listing is not complete ("
                            + verdict.reason()
                            + "); try again later",
                    "",
                    null);
        }
    }
}
