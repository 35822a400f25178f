package dev.caravan.transfer;

/** Which way bytes travel. */
public enum Direction {
    UPLOAD,
    DOWNLOAD
}
