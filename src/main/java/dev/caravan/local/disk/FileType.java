package dev.caravan.local.disk;

/** What a name in a folder stands for. */
public enum FileType {
    FILE,
    FOLDER,
    SYMLINK,
    /** Socket, fifo or device. */
    SPECIAL
}
