package dev.caravan.settings;

/** How many replaced versions of a 115 file are kept, and for how many days. */
public record VersionSettings(int keep, int days) {

    public VersionSettings {
        if (keep < 0 || days < 0) {
            throw new IllegalArgumentException("versions must not be negative");
        }
    }
}
