package dev.caravan.tree;

/**
 * What the file system says of a local file without reading it: a hint whether to look again, never
 * a proof of content.
 *
 * @param size in bytes; 0 for folders
 * @param modifiedNs modification time, nanoseconds since 1970; any value is legal
 * @param changedNs inode change time, nanoseconds since 1970
 */
public record Stamp(long size, long modifiedNs, long changedNs, FileKey key) {

    /** Whether this may be the same file under another name, or with other rights. */
    public boolean isOnlyRenamed(Stamp now) {
        return size == now.size && modifiedNs == now.modifiedNs && key.equals(now.key);
    }
}
