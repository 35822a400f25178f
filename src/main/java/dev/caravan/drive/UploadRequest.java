package dev.caravan.drive;

import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;

/**
 * One file to be uploaded.
 *
 * @param key names the transfer across restarts: the same file of the same job has the same key
 * @param content SHA-1 and size of the whole source; 115 wants both before the first byte (section
 *     4.1)
 */
public record UploadRequest(
        String key,
        RemoteId parent,
        String name,
        Content content,
        UploadSource source,
        TransferWatch watch) {}
