package dev.caravan.open115.client;

/** One part that the storage confirmed: number from 1, its ETag as sent, its size in bytes. */
public record UploadedPart(int number, String etag, long size) {}
