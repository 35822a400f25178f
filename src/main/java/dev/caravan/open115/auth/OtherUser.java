package dev.caravan.open115.auth;

/** What to do when a login belongs to another 115 user than the account did so far. */
public enum OtherUser {
    REFUSED,
    ACCEPTED
}
