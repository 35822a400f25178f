package dev.caravan.open115;

/** How deep a list goes. */
public enum ListDepth {
    /** What the folder itself holds. */
    children,
    /** Everything below the folder. */
    tree
}
