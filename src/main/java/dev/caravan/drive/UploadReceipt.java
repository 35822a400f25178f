package dev.caravan.drive;

import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;

/**
 * What the drive confirmed of an upload.
 *
 * @param name the name that was stored, which may differ from the one that was asked for
 * @param content what the drive says it holds, already compared with the request
 * @param bytesSent how many bytes travelled; 0 when the drive already had the content
 */
public record UploadReceipt(
        RemoteId id,
        RemoteId parent,
        String name,
        String pickCode,
        Content content,
        Way way,
        long bytesSent) {

    /** How the content came to the drive. */
    public enum Way {
        /** The drive already had it (秒传). */
        RAPID,
        SENT,
        /** It was found there by a look after an earlier attempt whose answer was lost (DR-9). */
        FOUND
    }
}
