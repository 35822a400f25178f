package dev.caravan.app;

/** Knows which jobs are to look at 115 now. */
public final class Polls {

    private final Turns turns;

    Polls(Turns turns) {
        this.turns = turns;
    }

    /** Whether a job has to look; not while a pass of it looks anyway, or is to come. */
    public boolean isDue(String job) {
        return !turns.isBusy(job);
    }
}
