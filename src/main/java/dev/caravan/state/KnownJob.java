package dev.caravan.state;

/**
 * A job as the database remembers it.
 *
 * @param settings fingerprint of the settings that decide what is in scope
 * @param completedOnce whether a pass once saw both sides whole: before that nothing may be deleted
 */
public record KnownJob(
        JobId id,
        String name,
        JobIdentity identity,
        String settings,
        boolean paused,
        boolean completedOnce) {}
