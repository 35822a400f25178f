package dev.caravan.state.database;

import dev.caravan.tree.Content;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Sha1;
import dev.caravan.tree.Stamp;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How values of ours are written in columns. */
public final class Columns {

    private static final long NANOS = 1_000_000_000L;
    private static final int CONTENT_BYTES = 28;
    private static final int STAMP_BYTES = 40;

    private Columns() {}

    /** Nanoseconds since 1970; what lies beyond the years 1677 and 2262 is brought to that edge. */
    public static long time(Instant instant) {
        BigInteger exact =
                BigInteger.valueOf(instant.getEpochSecond())
                        .multiply(BigInteger.valueOf(NANOS))
                        .add(BigInteger.valueOf(instant.getNano()));
        if (exact.bitLength() < Long.SIZE) {
            return exact.longValue();
        }
        return exact.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    public static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    public static @Nullable Long time(Optional<Instant> instant) {
        return instant.map(Columns::time).orElse(null);
    }

    public static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    /** The word of the contract for one of our enums, such as {@code login-required}. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> E fromWord(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** A number where the text can be had back from it exactly, for that takes less room. */
    public static Object remoteId(RemoteId id) {
        String text = id.value();
        if (text.length() > 18 && text.compareTo("9223372036854775807") > 0) {
            return text;
        }
        boolean canonical = text.length() <= 19 && (text.length() == 1 || text.charAt(0) != '0');
        return canonical ? (Object) Long.valueOf(text) : text;
    }

    public static RemoteId remoteId(Object column) {
        return new RemoteId(column.toString());
    }

    public static byte[] content(Content content) {
        return ByteBuffer.allocate(CONTENT_BYTES)
                .putLong(content.sha1().head())
                .putLong(content.sha1().middle())
                .putInt(content.sha1().tail())
                .putLong(content.size())
                .array();
    }

    public static Content content(byte[] column) {
        ByteBuffer buffer = ByteBuffer.wrap(column);
        return new Content(
                new Sha1(buffer.getLong(), buffer.getLong(), buffer.getInt()), buffer.getLong());
    }

    public static byte[] key(FileKey key) {
        return ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(key.device())
                .putLong(key.inode())
                .array();
    }

    /** Begins with {@link #key}, which the index {@code base_key} relies on. */
    public static byte[] stamp(Stamp stamp) {
        return ByteBuffer.allocate(STAMP_BYTES)
                .putLong(stamp.key().device())
                .putLong(stamp.key().inode())
                .putLong(stamp.size())
                .putLong(stamp.modifiedNs())
                .putLong(stamp.changedNs())
                .array();
    }

    public static Stamp stamp(byte[] column) {
        ByteBuffer buffer = ByteBuffer.wrap(column);
        FileKey key = new FileKey(buffer.getLong(), buffer.getLong());
        return new Stamp(buffer.getLong(), buffer.getLong(), buffer.getLong(), key);
    }
}
