package dev.caravan.tree;

/** How the local file system knows a file whatever its name: device and inode. */
public record FileKey(long device, long inode) {}
