package dev.caravan.open115.oss;

/** A part that the storage holds; the ETag is the MD5 in upper case without quotes. */
public record OssPart(int number, String etag, long size) {}
