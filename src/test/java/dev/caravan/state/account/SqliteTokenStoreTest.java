package dev.caravan.state.account;

import dev.caravan.open115.auth.TokenStore;
import dev.caravan.open115.auth.TokenStoreContract;
import dev.caravan.state.database.StateDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteTokenStoreTest extends TokenStoreContract {

    @TempDir Path folder;
    private final List<StateDatabase> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(StateDatabase::close);
    }

    @Override
    protected TokenStore store() {
        return new SqliteTokenStore(open.isEmpty() ? opened() : open.get(0));
    }

    @Override
    protected TokenStore reopened() {
        return new SqliteTokenStore(opened());
    }

    private StateDatabase opened() {
        StateDatabase database = StateDatabase.open(folder);
        open.add(database);
        return database;
    }
}
