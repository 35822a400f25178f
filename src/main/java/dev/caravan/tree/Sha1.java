package dev.caravan.tree;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The SHA-1 of a file's whole content; held in three numbers, because there may be a million. */
public record Sha1(long head, long middle, int tail) {

    /** The SHA-1 of nothing. */
    public static final Sha1 OF_EMPTY = parse("DA39A3EE5E6B4B0D3255BFEF95601890AFD80709");

    /**
     * Reads 40 hexadecimal digits of either case; anything else is an {@link
     * IllegalArgumentException}.
     */
    public static Sha1 parse(String hex) {
        if (hex.length() != 40) {
            throw new IllegalArgumentException(
                    "a SHA-1 has 40 hexadecimal digits, not " + hex.length());
        }
        return of(HexFormat.of().parseHex(hex));
    }

    /** Takes the 20 bytes of a digest. */
    public static Sha1 of(byte[] digest) {
        if (digest.length != 20) {
            throw new IllegalArgumentException("a SHA-1 has 20 bytes, not " + digest.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(digest);
        return new Sha1(buffer.getLong(), buffer.getLong(), buffer.getInt());
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(20).putLong(head).putLong(middle).putInt(tail).array();
    }

    /** 40 upper-case hexadecimal digits, as 115 writes them (section 3.4 of the API document). */
    @Override
    public String toString() {
        return HexFormat.of().withUpperCase().formatHex(bytes());
    }
}
