package dev.caravan.open115.auth;

import dev.caravan.open115.client.ApiCaller;
import dev.caravan.open115.client.Endpoints;
import dev.caravan.state.account.SqliteTokenStore;
import dev.caravan.state.database.StateDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** A process of its own that finds its token refused again and again, until a file is there. */
final class RefreshingProcess {

    private RefreshingProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path state = Path.of(arguments[0]);
        String passport = arguments[1];
        String agent = arguments[2];
        Path enough = Path.of(arguments[3]);
        FastTime time = new FastTime();
        try (StateDatabase database = StateDatabase.open(state)) {
            TokenStore store = new SqliteTokenStore(database);
            TokenRefresher refresher = refresher(state, store, passport, agent);
            while (!Files.exists(enough)) {
                refresher.renewed(refresher.current());
                time.sleep(Duration.ofSeconds(20));
            }
        }
    }

    private static TokenRefresher refresher(
            Path state, TokenStore store, String passport, String agent) {
        FastTime time = new FastTime();
        ApiCaller caller =
                new ApiCaller(
                        new OkHttpClient(),
                        new Endpoints(passport, passport, passport),
                        agent,
                        time);
        return new TokenRefresher(
                "main",
                store,
                new RefreshLock(state, "main", time),
                new DirectRefresh(new Passport(caller)),
                time,
                time);
    }
}
