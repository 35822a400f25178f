package dev.caravan.open115.client;

import dev.caravan.drive.RemoteItem;
import dev.caravan.tree.RemoteId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One page of a listing with everything that proves what it is (section 3.4).
 *
 * @param received how many entries the page had, also those that are no items of the normal area
 * @param count how many there are in all, as this page announces
 * @param offset where the page says that it begins
 * @param folder the folder that the page says it lists
 * @param order the sort that was really used
 * @param ties how many entries at the end have the same time: nothing says in which order they
 *     stand, nor that they stand so on the next page
 */
public record FilePage(
        List<RemoteItem> items,
        int received,
        OptionalLong count,
        OptionalLong offset,
        Optional<RemoteId> folder,
        String order,
        int ties) {

    public FilePage {
        items = List.copyOf(items);
    }
}
