package dev.caravan.simulator.admin;

/**
 * One line of a whole tree as the administration shows it.
 *
 * @param kind file or folder
 */
public record Node(
        String path,
        String id,
        String parent,
        String kind,
        long size,
        String sha1,
        String pickCode,
        long modified) {}
