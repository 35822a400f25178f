package dev.caravan.drive;

import java.util.List;

/**
 * What a cheap look at a folder shows of everything below it: how much there is, and the newest of
 * it.
 *
 * <p>Two different ones mean that something changed. Two equal ones mean that probably nothing did:
 * a renamed folder, for example, may not show.
 *
 * @param newest the files that were last added or changed, the newest first
 */
public record Glance(long files, long folders, List<RemoteItem> newest) {

    public Glance {
        newest = List.copyOf(newest);
    }
}
