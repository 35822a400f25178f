package dev.caravan.open115.auth;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** An HTTP client for requests that must not be sent twice behind our back. */
final class OneShotHttp {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration READ = Duration.ofSeconds(30);

    private OneShotHttp() {}

    /**
     * No retry on another address, no redirect; and a fresh connection each time, because a kept
     * one that the server has closed looks like a lost answer.
     */
    static OkHttpClient of(OkHttpClient http) {
        return http.newBuilder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .connectTimeout(CONNECT)
                .readTimeout(READ)
                .callTimeout(CONNECT.plus(READ))
                .build();
    }

    /** Whether a failure proves that no request left this machine. */
    static boolean wasNeverSent(Throwable failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof UnknownHostException
                    || it instanceof ConnectException
                    || it instanceof NoRouteToHostException) {
                return true;
            }
        }
        return false;
    }
}
