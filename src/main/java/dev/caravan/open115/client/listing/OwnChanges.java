package dev.caravan.open115.client.listing;

import dev.caravan.tree.RemoteId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a client changes itself: a listing under way must not take it for a flaw of its own, nor
 * leave out what slid into the place of something that went.
 */
public final class OwnChanges {

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final AtomicLong count = new AtomicLong();

    /** These left the folder they were in. */
    public void gone(Collection<RemoteId> ids) {
        count.incrementAndGet();
        watches.forEach(watch -> watch.gone(ids));
    }

    /** One more file came. */
    public void came() {
        count.incrementAndGet();
        watches.forEach(Watch::came);
    }

    /** One more folder was made. */
    public void made() {
        count.incrementAndGet();
        watches.forEach(Watch::made);
    }

    /** How many changes there were up to now. */
    long count() {
        return count.get();
    }

    /** Hears of all changes from now on, until it is closed. */
    Watch watch() {
        Watch watch = new Watch(this);
        watches.add(watch);
        return watch;
    }

    /**
     * What changed between two pages.
     *
     * @param gone left their places, at which others stand now
     * @param came how many are new, and stand at the end
     */
    record Between(Set<RemoteId> gone, long came) {

        static final Between NOTHING = new Between(Set.of(), 0);

        /** By so many the number of entries may differ. */
        long changes() {
            return gone.size() + came;
        }
    }

    /** One listing's ear. */
    static final class Watch implements AutoCloseable {

        private final OwnChanges changes;
        private final Set<RemoteId> gone = new HashSet<>();
        private long came;
        private long folders;

        private Watch(OwnChanges changes) {
            this.changes = changes;
        }

        private synchronized void gone(Collection<RemoteId> ids) {
            gone.addAll(ids);
        }

        private synchronized void came() {
            came++;
        }

        private synchronized void made() {
            folders++;
            came++;
        }

        /** What changed since this was asked last. */
        synchronized Between take() {
            Between between = new Between(Set.copyOf(gone), came);
            gone.clear();
            came = 0;
            return between;
        }

        /** How many folders were made since the listing began. */
        synchronized long folders() {
            return folders;
        }

        @Override
        public void close() {
            changes.watches.remove(this);
        }
    }
}
