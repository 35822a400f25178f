package dev.caravan.drive;

import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;
import java.nio.file.Path;

/**
 * One file to be fetched.
 *
 * @param content what must arrive; anything else never reaches {@code target}
 * @param target where the verified file appears by an atomic rename; must not exist
 * @param temporary where bytes are gathered, in the same file system; may hold an earlier part
 */
public record DownloadRequest(
        RemoteId id,
        String pickCode,
        Content content,
        Path temporary,
        Path target,
        TransferWatch watch) {}
