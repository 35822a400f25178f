package dev.caravan.settings;

/** Where tokens are refreshed. */
public enum LoginWay {
    /** At 115 itself. */
    DIRECT,
    /** Through OpenList's online API or a self-hosted copy of it. */
    RELAY
}
