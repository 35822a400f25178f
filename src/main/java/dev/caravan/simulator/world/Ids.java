package dev.caravan.simulator.world;

import java.util.random.RandomGenerator;

/** Where new names for things come from: 19-digit ids, pick codes, random words. */
public final class Ids {

    private static final long FIRST = 3_085_000_000_000_000_000L;
    private static final long BLOCK = 1000;

    private final Ledger ledger;
    private final RandomGenerator random;
    private long last;
    private long reserved;

    public Ids(Ledger ledger, RandomGenerator random) {
        this.ledger = ledger;
        this.random = random;
        this.last =
                ledger.take("ids").values().stream()
                        .mapToLong(each -> each.asLong())
                        .max()
                        .orElse(FIRST);
        this.reserved = last;
    }

    /** An id that this cloud has never given before, over restarts as well. */
    public synchronized long next() {
        last++;
        if (last > reserved) {
            reserved = last + BLOCK;
            ledger.put("ids", reserved);
        }
        return last;
    }

    /** A pick code as files have them; folders have an f before it. */
    public synchronized String pickCode() {
        return (char) ('a' + random.nextInt(5)) + digits(16, 36);
    }

    public synchronized String hex(int length) {
        return digits(length, 16);
    }

    public synchronized long below(long bound) {
        return random.nextLong(bound);
    }

    private String digits(int length, int radix) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(Character.forDigit(random.nextInt(radix), radix));
        }
        return text.toString();
    }
}
