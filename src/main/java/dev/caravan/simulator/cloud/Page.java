package dev.caravan.simulator.cloud;

import java.util.List;

/**
 * One page of a listing.
 *
 * @param above the folders from the topmost down to the listed one, without the root
 */
public record Page(Query query, List<Item> rows, long count, List<Item> above) {

    public Page {
        rows = List.copyOf(rows);
        above = List.copyOf(above);
    }
}
