package dev.caravan.alert;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Makes ids that sort by time: 48 bits of milliseconds, then 80 of chance, in base 32 (ULID). */
public final class AlertIds {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_DIGITS = 10;
    private static final int CHANCE_DIGITS = 16;
    private static final int BITS = 5;

    private final RandomGenerator random;

    public AlertIds(RandomGenerator random) {
        this.random = random;
    }

    public String next(Instant now) {
        StringBuilder id = new StringBuilder(TIME_DIGITS + CHANCE_DIGITS);
        long millis = now.toEpochMilli();
        for (int digit = TIME_DIGITS - 1; digit >= 0; digit--) {
            id.append(DIGITS.charAt((int) (millis >>> (digit * BITS)) & (DIGITS.length() - 1)));
        }
        for (int digit = 0; digit < CHANCE_DIGITS; digit++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return id.toString();
    }
}
