package dev.caravan.open115.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where begun multipart uploads are kept, durable before each method returns. */
public interface UploadSessions {

    Optional<UploadSession> find(String account, String key);

    /** Begins or replaces the session of its key; its parts replace those that were kept. */
    void save(UploadSession session);

    /** One more part is stored; the session went on at this time. */
    void partStored(String account, String key, UploadedPart part, Instant at);

    void forget(String account, String key);

    List<UploadSession> all(String account);
}
