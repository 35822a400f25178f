package dev.caravan.app;

import dev.caravan.pass.Stillness;
import dev.caravan.settings.AccountSettings;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;

/** Knows which jobs are to look at 115 now. */
public final class Polls {

    private final Settings settings;
    private final Turns turns;
    private final Stillness stillness;

    Polls(Settings settings, Turns turns, Stillness stillness) {
        this.settings = settings;
        this.turns = turns;
        this.stillness = stillness;
    }

    /**
     * Whether a job has to look; not while a pass of it looks anyway, or is to come, and not when a
     * glance shows that there is nothing new.
     */
    public boolean isDue(String job) {
        return !turns.isBusy(job) && !stillness.isQuiet(job, callsPerDay(job));
    }

    private long callsPerDay(String name) {
        return settings.job(name)
                .map(JobSettings::account)
                .flatMap(settings::account)
                .map(AccountSettings::budget)
                .orElseThrow()
                .requestsPerDay();
    }
}
