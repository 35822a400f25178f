package dev.caravan.simulator.cloud;

/** What a copy does with an item whose name is in the target already. */
public enum Taken {
    COPY_AGAIN,
    SKIP
}
