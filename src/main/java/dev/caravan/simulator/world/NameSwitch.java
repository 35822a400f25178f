package dev.caravan.simulator.world;

import java.util.List;
import java.util.regex.Pattern;

/** The switches of names and folders. */
public final class NameSwitch {

    /** Whether names that differ only by case are the same name. */
    public enum Case {
        SENSITIVE,
        INSENSITIVE
    }

    /** What happens when a rename, move, copy or restore meets its own name. */
    public enum Collision {
        NUMBER,
        DUPLICATE
    }

    /** What the server makes of a name before it stores it. */
    public enum Alter {
        NONE,
        TRIM,
        REPLACE,
        TRUNCATE,
        NFC
    }

    public static final Switch<Case> CASE =
            Switch.choice("names.case", Case.SENSITIVE, "comparison of names");
    public static final Switch<String> FORBIDDEN =
            Switch.text(
                    "names.forbidden",
                    "\"<>",
                    "characters refused by folder/add and rename with 20003");
    public static final Switch<Long> MAX_LENGTH =
            Switch.number("names.max-length", "255", "longer names are refused with 20002");
    public static final Switch<Pattern> FIREWALL =
            Switch.pattern(
                    "names.firewall",
                    "sleep\\(|select\\b.*\\bfrom\\b|\\.\\./",
                    "a parameter that matches is answered by the firewall's 405 page; empty: never");
    public static final Switch<Collision> COLLISION =
            Switch.choice(
                    "names.collision",
                    Collision.NUMBER,
                    "rename, move, copy, restore onto a taken name");
    public static final Switch<Alter> ALTER =
            Switch.choice(
                    "names.alter", Alter.NONE, "what the server stores instead of the name sent");
    public static final Switch<Boolean> EXTENSION_RULES =
            Switch.flag(
                    "names.extension-rules", "true", "a rename cannot change a file's extension");
    public static final Switch<Long> MAX_ENTRIES =
            Switch.number("folders.max-entries", "50000", "entries of one folder; more is error 2");
    public static final Switch<Long> MAX_DEPTH =
            Switch.number("folders.max-depth", "25", "levels of folders");

    static final List<Switch<?>> ALL =
            List.of(
                    CASE,
                    FORBIDDEN,
                    MAX_LENGTH,
                    FIREWALL,
                    COLLISION,
                    ALTER,
                    EXTENSION_RULES,
                    MAX_ENTRIES,
                    MAX_DEPTH);

    private NameSwitch() {}
}
