package dev.caravan.settings;

/** Which version stays in place when both sides changed; the other one goes to the trash. */
public enum ConflictPolicy {
    KEEP_BOTH,
    PREFER_LOCAL,
    PREFER_REMOTE
}
