package dev.caravan.pass.running;

import dev.caravan.tree.FileKey;
import dev.caravan.tree.Stamp;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How files look by now that a pass itself has touched without changing what is in them. */
public final class OwnStamps {

    private final Map<FileKey, Stamp> now = new ConcurrentHashMap<>();

    /** An act of our own let the file system say something else of a file that is the same. */
    public void restamped(Stamp stamp) {
        now.put(stamp.key(), stamp);
    }

    /**
     * What the file system shows by now of a file that was seen like this before the pass acted.
     */
    public Stamp shown(Stamp seen) {
        return Optional.ofNullable(now.get(seen.key()))
                .filter(
                        stamp ->
                                stamp.size() == seen.size()
                                        && stamp.modifiedNs() == seen.modifiedNs()
                                        && stamp.changedNs() > seen.changedNs())
                .orElse(seen);
    }
}
