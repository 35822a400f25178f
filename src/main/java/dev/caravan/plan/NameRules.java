package dev.caravan.plan;

/** What the two sides can hold as a name. */
public final class NameRules {

    private static final String TEMPORARY = ".caravan-swap-";

    private NameRules() {}

    /**
     * Whether a name was given for the moment of a swap, so that it says nothing about what anybody
     * wants. A look must show such an item like any other: it is a node on its way.
     */
    public static boolean isTemporary(String name) {
        return name.startsWith(TEMPORARY);
    }
}
