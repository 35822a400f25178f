package dev.caravan.doctor;

import java.util.Locale;

/**
 * What one check came to.
 *
 * @param check what was looked at, in a word or two
 * @param message what was found
 * @param advice what a person can do; empty where all is well
 */
public record Finding(String check, Level level, String message, String advice) {

    /** How bad it is. */
    public enum Level {
        OK,
        /** It works, but may not for long, or not as well as it could. */
        WARN,
        /** It does not work. */
        FAIL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Finding ok(String check, String message) {
        return new Finding(check, Level.OK, message, "");
    }

    public static Finding warn(String check, String message, String advice) {
        return new Finding(check, Level.WARN, message, advice);
    }

    public static Finding fail(String check, String message, String advice) {
        return new Finding(check, Level.FAIL, message, advice);
    }
}
