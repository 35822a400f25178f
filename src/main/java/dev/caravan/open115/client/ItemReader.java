package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Sha1;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads an item from an entry of a listing (section 3.4). */
final class ItemReader {

    /** The areas of an account beside the normal one: recycle bin, moments, purged. */
    private static final Set<String> ELSEWHERE = Set.of("7", "12", "120");

    private ItemReader() {}

    /**
     * Items of the recycle bin and of other areas, which a listing should not show. An area that
     * nobody ever heard of is no reason to believe that the item is gone.
     */
    static boolean isElsewhere(Fields entry) throws DriveException {
        String area = entry.text("aid");
        if (area.isEmpty() || area.equals("1")) {
            return false;
        }
        if (!ELSEWHERE.contains(area)) {
            throw notUnderstood("an entry is in an unknown area");
        }
        return true;
    }

    static RemoteItem read(Fields entry) throws DriveException {
        boolean file = entry.text("fc").equals("1");
        if (!file && !entry.text("fc").equals("0")) {
            throw notUnderstood("an entry is neither file nor folder");
        }
        String name = entry.text("fn");
        if (name.isEmpty()) {
            throw notUnderstood("an entry has no name");
        }
        Optional<Content> content =
                file ? content(entry.text("sha1"), entry.number("fs")) : Optional.empty();
        return new RemoteItem(
                itemId(entry.text("fid")),
                id(entry.text("pid")),
                name,
                file ? NodeKind.FILE : NodeKind.FOLDER,
                content,
                Optional.of(entry.text("pc")).filter(code -> !code.isEmpty()),
                file ? state(entry, content) : RemoteItem.State.WHOLE);
    }

    /** Content with a SHA-1 of either case; empty when 115 did not tell both. */
    static Optional<Content> content(String sha1, OptionalLong size) {
        if (!sha1.matches("[0-9A-Fa-f]{40}") || size.isEmpty() || size.getAsLong() < 0) {
            return Optional.empty();
        }
        return Optional.of(new Content(Sha1.parse(sha1), size.getAsLong()));
    }

    static RemoteId id(String text) throws DriveException {
        try {
            return new RemoteId(text);
        } catch (IllegalArgumentException e) {
            throw notUnderstood("an entry has no id");
        }
    }

    /** The id of something that is not the account's root. */
    static RemoteId itemId(String text) throws DriveException {
        RemoteId id = id(text);
        if (id.equals(RemoteId.ROOT)) {
            throw notUnderstood("an entry has no id of its own");
        }
        return id;
    }

    static Optional<RemoteId> optionalId(String text) {
        return text.matches("\\d{1,20}") ? Optional.of(new RemoteId(text)) : Optional.empty();
    }

    private static RemoteItem.State state(Fields entry, Optional<Content> content) {
        String finished = entry.text("fta");
        boolean whole = finished.equals("1") || (finished.isEmpty() && content.isPresent());
        if (!whole) {
            return RemoteItem.State.UNFINISHED;
        }
        String blocked = entry.text("ic");
        return blocked.isEmpty() || blocked.equals("0")
                ? RemoteItem.State.WHOLE
                : RemoteItem.State.BLOCKED;
    }

    private static DriveException notUnderstood(String why) {
        return new DriveException.NotUnderstood(
                "could not read a listing of 115: " + why, "shape", null);
    }
}
