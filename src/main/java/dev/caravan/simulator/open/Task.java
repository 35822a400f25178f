package dev.caravan.simulator.open;

/** One upload that 115 has been told of and waits for. */
record Task(
        String pickCode,
        String user,
        long target,
        String name,
        long size,
        String sha1,
        String object) {}
