package dev.caravan.open115.client.drive;

import java.util.ArrayList;
import java.util.List;

/** Lists cut into pieces that 115 takes in one call (section 3.11). */
final class Batches {

    private static final int MOST = 100;

    private Batches() {}

    static <T> List<List<T>> of(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            batches.add(all.subList(from, Math.min(from + MOST, all.size())));
        }
        return batches;
    }
}
