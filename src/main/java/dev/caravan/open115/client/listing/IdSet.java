package dev.caravan.open115.client.listing;

import dev.caravan.tree.RemoteId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A set of ids that needs about 16 bytes for each, because a tree may have a million. */
final class IdSet {

    private static final long FREE = -1;

    private final Set<String> odd = new HashSet<>();
    private long[] slots = new long[64];
    private int size;

    IdSet() {
        Arrays.fill(slots, FREE);
    }

    /** False when it was there already. */
    boolean add(RemoteId id) {
        long number = number(id);
        if (number < 0) {
            return odd.add(id.value());
        }
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        boolean added = insert(number);
        size += added ? 1 : 0;
        return added;
    }

    boolean contains(RemoteId id) {
        long number = number(id);
        return number < 0 ? odd.contains(id.value()) : slots[slot(number)] == number;
    }

    int size() {
        return size + odd.size();
    }

    /** Ids that are no plain number of 63 bits are kept as text. */
    private static long number(RemoteId id) {
        String text = id.value();
        if (text.length() > 18 && !fits(text)) {
            return FREE;
        }
        long number = Long.parseLong(text);
        return text.length() > 1 && text.charAt(0) == '0' ? FREE : number;
    }

    private static boolean fits(String digits) {
        return digits.length() == 19 && digits.compareTo("9223372036854775807") <= 0;
    }

    private boolean insert(long number) {
        int slot = slot(number);
        boolean free = slots[slot] == FREE;
        slots[slot] = number;
        return free;
    }

    private int slot(long number) {
        int mask = slots.length - 1;
        int slot = (int) ((number * 0x9E3779B97F4A7C15L) >>> 33) & mask;
        while (slots[slot] != FREE && slots[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        Arrays.fill(slots, FREE);
        for (long number : old) {
            if (number != FREE) {
                insert(number);
            }
        }
    }
}
