package dev.caravan.plan.name;

/** How names of 115 that no path can hold are shown in paths. */
public final class ShownNames {

    private static final char LOOKS_LIKE_SLASH = '\u2215';

    private ShownNames() {}

    public static String inPath(String name) {
        if (name.equals(".") || name.equals("..")) {
            return name.replace('.', '\u2024');
        }
        return name.replace('/', LOOKS_LIKE_SLASH);
    }
}
