package dev.caravan.open115.client;

import dev.caravan.tree.RemoteId;

/** What 115 answers to the wish to upload a file (section 4.2). */
public sealed interface UploadAnswer {

    /** It has the content and made the file (秒传). */
    record Rapid(RemoteId id, String pickCode) implements UploadAnswer {}

    /** It wants the bytes. */
    record Send(StorageTarget target) implements UploadAnswer {}

    /**
     * It wants a proof first: the SHA-1 of the bytes {@code first} to {@code last}, both included.
     */
    record Prove(String signKey, long first, long last, String pickCode) implements UploadAnswer {}
}
