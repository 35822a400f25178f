package dev.caravan.open115.auth;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileTokenStoreTest extends TokenStoreContract {

    @TempDir Path directory;

    @Override
    protected TokenStore store() {
        return new FileTokenStore(directory);
    }

    @Override
    protected TokenStore reopened() {
        return new FileTokenStore(directory);
    }
}
