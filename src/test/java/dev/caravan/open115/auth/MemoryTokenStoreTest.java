package dev.caravan.open115.auth;

class MemoryTokenStoreTest extends TokenStoreContract {

    private final TokenStore store = new MemoryTokenStore();

    @Override
    protected TokenStore store() {
        return store;
    }

    @Override
    protected TokenStore reopened() {
        return store;
    }
}
