package dev.caravan.alert.channel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.alert.Delivery;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import okhttp3.Authenticator;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The way of all channels into the web. It never follows a redirect, because what we send is for
 * the host in the configuration only, and names nothing but that host in reasons, because path and
 * query may hold a key.
 */
public final class Web {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final MediaType TEXT = MediaType.get("text/plain; charset=utf-8");
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration ALL = Duration.ofSeconds(60);

    private final OkHttpClient client;
    private final InstantSource time;

    /** Straight into the web. */
    public Web(InstantSource time) {
        this(time, Proxy.NO_PROXY, Authenticator.NONE);
    }

    /**
     * Through a proxy.
     *
     * @param login answers an HTTP proxy that wants to know who we are
     */
    public Web(InstantSource time, Proxy proxy, Authenticator login) {
        this.time = time;
        this.client =
                new OkHttpClient.Builder()
                        .proxy(proxy)
                        .proxyAuthenticator(login)
                        .connectTimeout(CONNECT)
                        .readTimeout(SILENCE)
                        .writeTimeout(SILENCE)
                        .callTimeout(ALL)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .build();
    }

    /** Reads a URL of the configuration; says nothing of it when it is none. */
    static HttpUrl url(String text) {
        @Nullable HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            throw new IllegalArgumentException("the URL of an alert channel is not valid");
        }
        return url;
    }

    Delivery postJson(HttpUrl url, JsonNode body, Function<Answer, Delivery> judge) {
        return postJson(url, Headers.of(), body.toString(), judge);
    }

    Delivery postJson(HttpUrl url, Headers headers, String body, Function<Answer, Delivery> judge) {
        return send(url, headers, RequestBody.create(body, JSON), judge);
    }

    Delivery postText(HttpUrl url, String body, Function<Answer, Delivery> judge) {
        return send(url, Headers.of(), RequestBody.create(body, TEXT), judge);
    }

    Delivery get(HttpUrl url, Function<Answer, Delivery> judge) {
        return send(url, Headers.of(), null, judge);
    }

    private Delivery send(
            HttpUrl url,
            Headers headers,
            @Nullable RequestBody body,
            Function<Answer, Delivery> judge) {
        Request.Builder request = new Request.Builder().url(url).headers(headers);
        if (headers.get("User-Agent") == null) {
            request.header("User-Agent", "Caravan");
        }
        if (body != null) {
            request.post(body);
        }
        try (Response response = client.newCall(request.build()).execute()) {
            Answer answer = Answer.of(url.host(), response, time.instant());
            return answer.isSuccess() ? judge.apply(answer) : answer.trouble();
        } catch (IOException cause) {
            return Delivery.retry(
                    "could not reach " + url.host() + ": " + cause.getClass().getSimpleName());
        }
    }
}
