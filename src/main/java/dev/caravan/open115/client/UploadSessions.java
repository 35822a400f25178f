package dev.caravan.open115.client;

import java.util.List;
import java.util.Optional;

/** Where begun multipart uploads are kept, durable before each method returns. */
public interface UploadSessions {

    Optional<UploadSession> find(String account, String key);

    /** Begins or replaces the session of its key; its parts replace those that were kept. */
    void save(UploadSession session);

    void partStored(String account, String key, UploadedPart part);

    void forget(String account, String key);

    List<UploadSession> all(String account);
}
