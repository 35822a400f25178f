package dev.caravan.open115.client.drive;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** The way out of all requests, until it is broken off. */
final class Line implements Interceptor {

    private volatile boolean open = true;

    void breakOff() {
        open = false;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        if (!open) {
            throw new IOException("the program ends");
        }
        return chain.proceed(chain.request());
    }
}
