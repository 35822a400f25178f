package dev.caravan.simulator.traffic;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Names with stars in them. */
final class Pattern {

    private Pattern() {}

    /** Whether the name fits a pattern such as {@code oss-*}; an empty pattern fits everything. */
    static boolean fits(String pattern, String name) {
        return pattern.isEmpty()
                || name.matches(
                        Arrays.stream(pattern.split("\\*", -1))
                                .map(java.util.regex.Pattern::quote)
                                .collect(Collectors.joining(".*")));
    }
}
