package dev.caravan.simulator.cloud;

/** One item in the recycle bin. */
public record Binned(Item item, long deletedMillis, String parentName) {}
