package dev.caravan.state;

import dev.caravan.tree.FileKey;
import dev.caravan.tree.RemoteId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a base belongs to; where any of it is another one now, the base says nothing (rule 11 of the
 * sync rules).
 *
 * @param mode the word of the configuration
 * @param userId the 115 user behind the account, once it was seen
 * @param localKey device and inode of the local root, once it was seen
 * @param remoteRoot the folder on 115, once it was found or made
 */
public record JobIdentity(
        String mode,
        String account,
        Optional<String> userId,
        Path localRoot,
        Optional<FileKey> localKey,
        Optional<RemoteId> remoteRoot,
        String remotePath) {}
