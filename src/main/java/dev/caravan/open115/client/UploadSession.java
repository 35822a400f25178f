package dev.caravan.open115.client;

import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;
import java.time.Instant;
import java.util.List;

/**
 * A multipart upload that was begun and not ended: all that is needed to go on after a restart.
 *
 * @param key names the transfer across restarts
 * @param parts confirmed parts, ascending from 1 without a gap
 * @param started when it began, or last went on with a part
 */
public record UploadSession(
        String account,
        String key,
        Content content,
        RemoteId parent,
        String name,
        String pickCode,
        String bucket,
        String object,
        String uploadId,
        long partSize,
        List<UploadedPart> parts,
        Instant started) {

    public UploadSession {
        parts = List.copyOf(parts);
    }

    /** The same upload, which went on at this time. */
    UploadSession at(Instant time) {
        return new UploadSession(
                account, key, content, parent, name, pickCode, bucket, object, uploadId, partSize,
                parts, time);
    }

    /**
     * An upload that nobody goes on with, under a name that no transfer has. It is as old as can
     * be, so that it counts as forgotten.
     */
    public UploadSession givenUp() {
        return new UploadSession(
                account,
                "/given-up/" + uploadId,
                content,
                parent,
                name,
                pickCode,
                bucket,
                object,
                uploadId,
                partSize,
                List.of(),
                Instant.EPOCH);
    }

    /** The same upload with these parts. */
    public UploadSession with(List<UploadedPart> stored) {
        return new UploadSession(
                account, key, content, parent, name, pickCode, bucket, object, uploadId, partSize,
                stored, started);
    }
}
