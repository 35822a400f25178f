package dev.caravan.open115.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Begun uploads that live as long as their process, for use without a database. */
public final class MemoryUploadSessions implements UploadSessions {

    private final Map<List<String>, UploadSession> sessions =
            new TreeMap<>(
                    (a, b) ->
                            a.get(0).equals(b.get(0))
                                    ? a.get(1).compareTo(b.get(1))
                                    : a.get(0).compareTo(b.get(0)));

    @Override
    public synchronized Optional<UploadSession> find(String account, String key) {
        return Optional.ofNullable(sessions.get(List.of(account, key)));
    }

    @Override
    public synchronized void save(UploadSession session) {
        sessions.put(List.of(session.account(), session.key()), session);
    }

    @Override
    public synchronized void partStored(String account, String key, UploadedPart part, Instant at) {
        find(account, key)
                .ifPresent(
                        session -> {
                            List<UploadedPart> parts = new ArrayList<>(session.parts());
                            parts.add(part);
                            save(session.with(parts).at(at));
                        });
    }

    @Override
    public synchronized void forget(String account, String key) {
        sessions.remove(List.of(account, key));
    }

    @Override
    public synchronized List<UploadSession> all(String account) {
        return sessions.values().stream()
                .filter(session -> session.account().equals(account))
                .toList();
    }
}
