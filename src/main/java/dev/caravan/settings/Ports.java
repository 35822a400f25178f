package dev.caravan.settings;

import dev.caravan.settings.document.NotationException;

/** The numbers of TCP ports. */
final class Ports {

    static final int HIGHEST = 65535;

    private Ports() {}

    static int read(String text, int lowest) throws NotationException {
        if (!text.matches("[0-9]{1,5}")
                || Integer.parseInt(text) < lowest
                || Integer.parseInt(text) > HIGHEST) {
            throw new NotationException("has no port from " + lowest + " to " + HIGHEST);
        }
        return Integer.parseInt(text);
    }
}
