package dev.caravan.cli;

import dev.caravan.settings.Mode;
import java.util.Locale;

/** The words of the modes, as the configuration spells them. */
final class Modes {

    private Modes() {}

    static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
