package dev.caravan.tree;

/** What a node is. */
public enum NodeKind {
    FILE,
    FOLDER
}
