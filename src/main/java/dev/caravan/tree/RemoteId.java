package dev.caravan.tree;

/**
 * The id that 115 gave a file or folder: a decimal number of up to 19 digits, kept as text because
 * it exceeds 2^53.
 */
public record RemoteId(String value) implements Comparable<RemoteId> {

    /** The root folder of an account (section 3.1 of the API document). */
    public static final RemoteId ROOT = new RemoteId("0");

    public RemoteId {
        if (value.isEmpty()
                || value.length() > 20
                || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "an id of 115 is a decimal number, not '" + value + "'");
        }
    }

    @Override
    public int compareTo(RemoteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
