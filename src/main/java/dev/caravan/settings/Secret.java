package dev.caravan.settings;

/** A text that no log and no message may show. */
public record Secret(String value) {

    public Secret {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
