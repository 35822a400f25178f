package dev.caravan.local;

/** What a name in a folder stands for. */
enum FileType {
    FILE,
    FOLDER,
    SYMLINK,
    /** Socket, fifo or device. */
    SPECIAL
}
