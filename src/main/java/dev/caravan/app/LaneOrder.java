package dev.caravan.app;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The order in which the transfers of a pass enter its lane: huge files leave one thread of it to
 * the others as long as there are any, so that those never wait for hours.
 */
final class LaneOrder<T> implements Iterator<T> {

    private final Iterator<T> huge;
    private final Iterator<T> others;
    private final int threads;
    private int hugeInFlight;

    LaneOrder(Iterator<T> huge, Iterator<T> others, int threads) {
        this.huge = huge;
        this.others = others;
        this.threads = threads;
    }

    @Override
    public synchronized boolean hasNext() {
        return huge.hasNext() || others.hasNext();
    }

    @Override
    public synchronized T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        boolean room = hugeInFlight < threads - 1 || !others.hasNext();
        if (!room || !huge.hasNext()) {
            return others.next();
        }
        hugeInFlight++;
        return huge.next();
    }

    /** A huge file has left the lane, well or not. */
    synchronized void hugeLeft() {
        hugeInFlight--;
    }
}
