package dev.caravan.secret;

/** A password, token or URL that lets its bearer in; no log and no message shows it. */
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
