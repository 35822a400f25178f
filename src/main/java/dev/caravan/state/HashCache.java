package dev.caravan.state;

import dev.caravan.state.database.Columns;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.Sha1;
import dev.caravan.tree.Stamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The hashes of files that are not in the base yet, so that a pass that was cut off does not read
 * them twice.
 *
 * <p>It is only a saving of work, so hashes are written in batches: what a crash takes is read
 * again.
 */
public final class HashCache implements AutoCloseable {

    private static final int BATCH = 512;

    /** So much was read for the hashes of a batch that losing it would hurt. */
    private static final long BATCH_BYTES = 256L << 20;

    private static final String FIND =
            """
            select sha1 from hash
            where device = ? and inode = ? and size = ? and modified = ? and changed = ?
            """;
    private static final String PUT =
            """
            insert or replace into hash (device, inode, size, modified, changed, sha1, noted)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private final StateDatabase database;
    private final InstantSource time;
    private final Map<FileKey, Hashed> unwritten = new LinkedHashMap<>();
    private long unwrittenBytes;

    public HashCache(StateDatabase database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    private record Hashed(Stamp stamp, Sha1 sha1) {}

    /** The hash that was read from a file with exactly this stamp. */
    public synchronized Optional<Sha1> find(Stamp stamp) {
        Hashed waiting = unwritten.get(stamp.key());
        if (waiting != null && waiting.stamp().equals(stamp)) {
            return Optional.of(waiting.sha1());
        }
        return database.read(
                s ->
                        s.first(
                                FIND,
                                row -> Sha1.of(row.bytes("sha1")),
                                stamp.key().device(),
                                stamp.key().inode(),
                                stamp.size(),
                                stamp.modifiedNs(),
                                stamp.changedNs()));
    }

    /** Remembers a hash; the stamp must have been the same before and after the file was read. */
    public synchronized void remember(Stamp stamp, Sha1 sha1) {
        unwritten.put(stamp.key(), new Hashed(stamp, sha1));
        unwrittenBytes += stamp.size();
        if (unwritten.size() >= BATCH || unwrittenBytes >= BATCH_BYTES) {
            flush();
        }
    }

    /** Forgets a file that the base knows now. */
    public synchronized void forget(FileKey key) {
        unwritten.remove(key);
        database.writeHastily(
                s ->
                        s.update(
                                "delete from hash where device = ? and inode = ?",
                                key.device(),
                                key.inode()));
    }

    /** Forgets what was noted before, of files that never came into the base. */
    public void prune(Instant before) {
        database.writeHastily(
                s -> s.update("delete from hash where noted < ?", Columns.time(before)));
    }

    /** Writes what is waiting. */
    public synchronized void flush() {
        if (unwritten.isEmpty()) {
            return;
        }
        long now = Columns.time(time.instant());
        database.writeHastily(
                s -> {
                    for (Hashed hashed : unwritten.values()) {
                        Stamp stamp = hashed.stamp();
                        s.update(
                                PUT,
                                stamp.key().device(),
                                stamp.key().inode(),
                                stamp.size(),
                                stamp.modifiedNs(),
                                stamp.changedNs(),
                                hashed.sha1().bytes(),
                                now);
                    }
                    return unwritten.size();
                });
        unwritten.clear();
        unwrittenBytes = 0;
    }

    @Override
    public void close() {
        flush();
    }
}
