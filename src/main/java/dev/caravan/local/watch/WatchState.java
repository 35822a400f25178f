package dev.caravan.local.watch;

/** How much of a job's folder is being watched. */
public sealed interface WatchState {

    /** All that is in scope. */
    record Fully() implements WatchState {}

    /**
     * Only a part (cause {@code watch-limited}): everything is told to have changed from time to
     * time instead.
     *
     * @param detail why, as one line for people
     */
    record Partly(String detail) implements WatchState {}
}
