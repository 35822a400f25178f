package dev.caravan.open115.client.drive;

import dev.caravan.open115.oss.LoopbackNames;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/**
 * The HTTP clients of the host roles: each with its own proxy and patience, all with one pool.
 *
 * @param api of proapi, passport and qrcode
 */
public record HttpClients(OkHttpClient api, OkHttpClient storage, OkHttpClient download, Line line)
        implements AutoCloseable {

    /** Shorter than servers keep idle connections, so that few requests meet a closed one. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    public static HttpClients with(Proxies proxies) {
        return with(proxies, Silences.USUAL, call -> EventListener.NONE);
    }

    static HttpClients with(Proxies proxies, Silences silences, EventListener.Factory listening) {
        Line line = new Line();
        OkHttpClient base =
                new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(5, IDLE.toSeconds(), TimeUnit.SECONDS))
                        .connectTimeout(silences.connect())
                        .writeTimeout(silences.answer())
                        .readTimeout(silences.answer())
                        .dns(new LoopbackNames())
                        .addInterceptor(line)
                        .eventListenerFactory(listening)
                        .build();
        OkHttpClient.Builder api =
                ProxySetting.parse(proxies.api())
                        .applyTo(base.newBuilder())
                        .callTimeout(silences.wholeAnswer());
        // finishing a huge object takes the storage a while, and a blind repeat would harm
        OkHttpClient.Builder storage =
                ProxySetting.parse(proxies.storage())
                        .applyTo(base.newBuilder())
                        .readTimeout(silences.storage());
        OkHttpClient.Builder download =
                ProxySetting.parse(proxies.download()).applyTo(base.newBuilder());
        return new HttpClients(api.build(), storage.build(), download.build(), line);
    }

    /** Ends what is under way as if the connection broke; from now on nothing is asked. */
    public void breakOff() {
        // Whoever passes the line before it breaks is known to the dispatcher by then.
        line.breakOff();
        for (OkHttpClient client : new OkHttpClient[] {api, storage, download}) {
            client.dispatcher().cancelAll();
        }
    }

    @Override
    public void close() {
        for (OkHttpClient client : new OkHttpClient[] {api, storage, download}) {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
    }
}
