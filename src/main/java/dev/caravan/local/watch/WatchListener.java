package dev.caravan.local.watch;

import dev.caravan.local.scan.Scope;

/** Hears what a {@link Watcher} sees; called by its thread, so it must be quick and not throw. */
public interface WatchListener {

    /** Something may have changed there. */
    void changed(Scope where);

    /** How much is being watched now; told when it becomes different. */
    void watching(WatchState state);
}
