package dev.caravan.simulator.cloud;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;

/**
 * One file or folder of a drive.
 *
 * @param uploaded when it came to be, in seconds
 * @param modified when its content came to be
 * @param changed when anything about it changed
 * @param complete "1", or "0" and "2" for an upload that is not finished
 * @param visibleFrom the millisecond from which the delays of look-ups count
 */
public record Item(
        long id,
        long parent,
        Kind kind,
        String name,
        long size,
        String sha1,
        String pickCode,
        long uploaded,
        long modified,
        long changed,
        boolean starred,
        String complete,
        long visibleFrom) {

    /** What an item is. */
    public enum Kind {
        FILE,
        FOLDER
    }

    @JsonIgnore
    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }

    /** What follows the last dot, in lower case; empty when there is none. */
    @JsonIgnore
    public String extension() {
        return Naming.extension(name).toLowerCase(Locale.ROOT);
    }

    Item named(String other) {
        return new Item(
                id,
                parent,
                kind,
                other,
                size,
                sha1,
                pickCode,
                uploaded,
                modified,
                changed,
                starred,
                complete,
                visibleFrom);
    }

    Item under(long other) {
        return new Item(
                id,
                other,
                kind,
                name,
                size,
                sha1,
                pickCode,
                uploaded,
                modified,
                changed,
                starred,
                complete,
                visibleFrom);
    }

    Item starred(boolean now) {
        return new Item(
                id,
                parent,
                kind,
                name,
                size,
                sha1,
                pickCode,
                uploaded,
                modified,
                changed,
                now,
                complete,
                visibleFrom);
    }

    Item complete(String how) {
        return new Item(
                id,
                parent,
                kind,
                name,
                size,
                sha1,
                pickCode,
                uploaded,
                modified,
                changed,
                starred,
                how,
                visibleFrom);
    }

    Item touched(long modifiedAt, long changedAt) {
        return new Item(
                id,
                parent,
                kind,
                name,
                size,
                sha1,
                pickCode,
                uploaded,
                modifiedAt,
                changedAt,
                starred,
                complete,
                visibleFrom);
    }

    Item identified(long otherId, String otherPickCode) {
        return new Item(
                otherId,
                parent,
                kind,
                name,
                size,
                sha1,
                otherPickCode,
                uploaded,
                modified,
                changed,
                starred,
                complete,
                visibleFrom);
    }

    /** The same item as it is listed before it is quite there. */
    public Item hollow() {
        return new Item(
                id, parent, kind, name, 0, sha1, pickCode, 0, 0, 0, starred, complete, visibleFrom);
    }
}
