package dev.caravan.settings;

/** What can be told to a person: the part of an event's name that follows the dot (design, 2.4). */
public enum AlertEvent {
    FAILED,
    PARTIAL,
    HELD,
    WAITING,
    CONFLICT,
    LOGIN_REQUIRED,
    LOGIN_EXPIRING,
    THROTTLED,
    QUOTA,
    STALLED,
    MISSED,
    RECOVERED,
    SUCCESS,
    DIGEST
}
