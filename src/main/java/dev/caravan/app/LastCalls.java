package dev.caravan.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The patience with requests that are still under way when the program is asked to end. */
final class LastCalls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LastCalls.class);

    private final Duration patience;
    private final Runnable breakOff;
    private final AtomicBoolean counting = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    LastCalls(Duration patience, Runnable breakOff) {
        this.patience = patience;
        this.breakOff = breakOff;
    }

    /** From now on patience is limited; said again it changes nothing. */
    void beginToEnd() {
        if (counting.compareAndSet(false, true)) {
            Pools.named("last-calls").newThread(this::watch).start();
        }
    }

    private void watch() {
        try {
            if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("requests that still wait are broken off");
                breakOff.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
