package dev.caravan.simulator.oss;

import java.nio.file.Path;

/**
 * Bytes that the storage has taken.
 *
 * @param sha1 empty when the storage could not compute it
 */
public record Stored(String object, Path file, long size, String sha1, String etag, String crc64) {}
