package dev.caravan.simulator.oss;

/** One stored part of a multipart upload. */
record Part(int number, long size, String etag, String crc64, long modified) {}
