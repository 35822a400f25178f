package dev.caravan.open115.oss;

/** What came back when an object was finished: after a callback the body is 115's verdict. */
public record OssAnswer(int status, String etag, String body) {}
