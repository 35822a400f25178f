package dev.caravan.app;

import dev.caravan.local.scan.Scope;
import dev.caravan.local.watch.WatchListener;
import dev.caravan.local.watch.WatchSettings;
import dev.caravan.local.watch.WatchState;
import dev.caravan.local.watch.Watcher;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watch over one job's local folder: what happens there becomes an order. */
final class JobWatch implements WatchListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);

    private final String job;
    private final WatchSettings settings;
    private final Consumer<PassOrder> orders;
    private final PassOrder first;
    private volatile WatchState state = new WatchState.Fully();
    private boolean begun;
    private Optional<Watcher> watcher = Optional.empty();

    /**
     * @param first is given as soon as the folders are watched: what changed before that, nobody
     *     will tell
     */
    JobWatch(String job, WatchSettings settings, PassOrder first, Consumer<PassOrder> orders) {
        this.first = first;
        this.job = job;
        this.settings = settings;
        this.orders = orders;
    }

    /** Begins to watch; where the system has no watch to give, the rescans have to do. */
    synchronized void start() {
        if (watcher.isPresent()) {
            return;
        }
        try {
            Watcher opened = new Watcher(settings, this, System::nanoTime);
            watcher = Optional.of(opened);
            opened.start();
        } catch (IOException e) {
            watching(new WatchState.Partly("the folders cannot be watched: " + e.getMessage()));
        }
    }

    @Override
    public void changed(Scope where) {
        orders.accept(new PassOrder(job, Trigger.WATCH, where));
    }

    @Override
    public void watching(WatchState now) {
        state = now;
        limit().ifPresent(why -> LOG.warn("watch is limited job={} reason={}", job, why));
        if (begins()) {
            orders.accept(first);
        } else if (now instanceof WatchState.Partly) {
            everywhere();
        }
    }

    private synchronized boolean begins() {
        boolean begins = !begun;
        begun = true;
        return begins;
    }

    /** A look at everything is due, as some changes may not have been told. */
    void everywhere() {
        changed(Scope.whole());
    }

    /** Why not all folders are watched; empty when they are. */
    Optional<String> limit() {
        return state instanceof WatchState.Partly partly
                ? Optional.of(partly.detail())
                : Optional.empty();
    }

    /**
     * Where something may have happened that is not told yet: everywhere while not everything is
     * watched.
     */
    synchronized Scope untold() {
        return begun && limit().isEmpty()
                ? watcher.flatMap(Watcher::untold).orElse(Scope.folders(Set.of()))
                : Scope.whole();
    }

    @Override
    public synchronized void close() throws IOException {
        if (watcher.isPresent()) {
            watcher.get().close();
        }
    }
}
