package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.tree.Content;
import dev.caravan.tree.RemoteId;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;

/**
 * 115's judgement of an upload, which the storage hands on as the body of its answer (section 4.6).
 *
 * @param content what 115 holds; empty when it does not say
 * @param parent where the file went; empty when it does not say
 * @param name the name that was stored; empty when it does not say
 */
public record StorageVerdict(
        RemoteId id,
        String pickCode,
        Optional<Content> content,
        Optional<RemoteId> parent,
        String name) {

    /** The storage kept the bytes, but 115 did not answer its callback. */
    public static final int CALLBACK_FAILED = 203;

    /**
     * Reads the body of an answer with status 200.
     *
     * @throws DriveException what 115 refused it for; NotUnderstood when it is no verdict
     */
    public static StorageVerdict read(String action, String body, Instant now)
            throws DriveException {
        Envelope envelope = AnswerReader.read(200, Headers.of(), body, now);
        if (envelope.refusal().isPresent()) {
            throw notAccepted(action, envelope.refusal().get(), now);
        }
        Fields data = envelope.data().orElse(Fields.NONE);
        String size = data.has("file_size") ? "file_size" : "size";
        String parent = data.has("cid") ? "cid" : "parent_id";
        return new StorageVerdict(
                ItemReader.itemId(data.text("file_id")),
                data.text("pick_code"),
                ItemReader.content(data.text("sha1"), data.number(size)),
                ItemReader.optionalId(data.text(parent)),
                data.text("file_name"));
    }

    /** A verdict is no answer to a call, so it never means that the account called too often. */
    private static DriveException notAccepted(String action, Refusal refusal, Instant now) {
        return switch (refusal.kind()) {
            case SLOW_DOWN, WALL, UNKNOWN ->
                    new DriveException.Transient(
                            "could not "
                                    + action
                                    + ": 115 did not accept it after it was stored ("
                                    + refusal.text()
                                    + ")",
                            refusal.code(),
                            null);
            default -> ErrorTable.exception(action, refusal, now);
        };
    }
}
