package dev.caravan.settings;

/** The language of commands, page and alerts. */
public enum Language {
    EN,
    ZH
}
