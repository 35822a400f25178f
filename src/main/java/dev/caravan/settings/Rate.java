package dev.caravan.settings;

import dev.caravan.settings.document.NotationException;

/** A limit of bytes per second; 0 is none. */
public record Rate(long bytesPerSecond) {

    public static final Rate UNLIMITED = new Rate(0);

    private static final String PER_SECOND = "/s";

    public Rate {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("a rate must not be negative: " + bytesPerSecond);
        }
    }

    public boolean isUnlimited() {
        return bytesPerSecond == 0;
    }

    static Rate read(String text) throws NotationException {
        if (text.equals("0")) {
            return UNLIMITED;
        }
        if (!text.endsWith(PER_SECOND)) {
            throw new NotationException("is not a rate such as 4MB/s, nor 0");
        }
        String size = text.substring(0, text.length() - PER_SECOND.length());
        return new Rate(ByteSize.read(size).bytes());
    }
}
