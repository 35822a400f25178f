package dev.caravan.open115.auth;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A token store that lasts as long as the test; it can be told to fail. */
public final class MemoryTokenStore implements TokenStore {

    private final Map<String, StoredTokens> pairs = new ConcurrentHashMap<>();
    private final Map<String, Instant> refreshes = new ConcurrentHashMap<>();
    private volatile boolean full;

    public void full(boolean full) {
        this.full = full;
    }

    @Override
    public Optional<StoredTokens> load(String account) {
        return Optional.ofNullable(pairs.get(account));
    }

    @Override
    public void save(String account, StoredTokens tokens) {
        mustHaveRoom();
        pairs.put(account, tokens);
    }

    @Override
    public Optional<Instant> lastRefresh(String account) {
        return Optional.ofNullable(refreshes.get(account));
    }

    @Override
    public void refreshAsked(String account, Instant now) {
        mustHaveRoom();
        refreshes.put(account, now);
    }

    private void mustHaveRoom() {
        if (full) {
            throw new IllegalStateException("the disk is full");
        }
    }
}
