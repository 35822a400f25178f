package dev.caravan.local.trash;

import java.util.List;

/**
 * What was thrown away from the trash for good.
 *
 * @param bytesLeft how much still lies there
 */
public record PurgeReport(List<Purged> purged, long bytesLeft) {

    public PurgeReport {
        purged = List.copyOf(purged);
    }

    /** One file that is gone. */
    public record Purged(TrashContents.Trashed file, Reason reason) {}

    /** Which limit demanded it. */
    public enum Reason {
        AGE,
        /** It was not that old, but the trash was too full. */
        SIZE
    }
}
