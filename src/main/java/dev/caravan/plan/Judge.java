package dev.caravan.plan;

/** Decides where a node shall stand and with whose content, from what both sides show of it. */
interface Judge {

    /** Gives a node its goals; not knowing leaves it alone. */
    void judge(Node node);
}
