package dev.caravan.app;

import dev.caravan.pass.scan.Stillness;

/** Knows which jobs are to look at 115 now. */
public final class Polls {

    private final Turns turns;
    private final Stillness stillness;

    Polls(Turns turns, Stillness stillness) {
        this.turns = turns;
        this.stillness = stillness;
    }

    /**
     * Whether a job has to look; not while a pass of it looks anyway, or is to come, and not when a
     * glance shows that there is nothing new.
     */
    public boolean isDue(String job) {
        return !turns.isBusy(job) && !stillness.isQuiet(job);
    }
}
