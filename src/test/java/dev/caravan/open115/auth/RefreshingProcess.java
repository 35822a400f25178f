package dev.caravan.open115.auth;

import dev.caravan.open115.client.ApiCaller;
import dev.caravan.open115.client.Endpoints;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** A process of its own that finds its token refused again and again. */
final class RefreshingProcess {

    private RefreshingProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path state = Path.of(arguments[0]);
        String passport = arguments[1];
        int times = Integer.parseInt(arguments[2]);
        TokenRefresher refresher = refresher(state, passport);
        FastTime time = new FastTime();
        for (int i = 0; i < times; i++) {
            refresher.renewed(refresher.current());
            time.sleep(Duration.ofSeconds(20));
        }
    }

    static TokenRefresher refresher(Path state, String passport) {
        FastTime time = new FastTime();
        ApiCaller caller =
                new ApiCaller(
                        new OkHttpClient(),
                        new Endpoints(passport, passport, passport),
                        "Caravan/1",
                        time);
        return new TokenRefresher(
                "main",
                new FileTokenStore(state),
                new RefreshLock(state, "main", time),
                new DirectRefresh(new Passport(caller)),
                time,
                time);
    }
}
