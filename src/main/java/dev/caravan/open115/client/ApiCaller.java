package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request to 115 and reads the envelope of its answer: the only class that knows HTTP.
 *
 * <p>It neither waits nor repeats, and follows no redirect: a POST would turn into a GET.
 */
public final class ApiCaller {

    private static final Logger log = LoggerFactory.getLogger(ApiCaller.class);

    /** Far above the largest page of 1150 items. */
    private static final long LARGEST_BODY = 64L << 20;

    private final OkHttpClient shared;
    private final OkHttpClient fresh;
    private final Endpoints endpoints;
    private final String userAgent;
    private final InstantSource clock;

    public ApiCaller(
            OkHttpClient http, Endpoints endpoints, String userAgent, InstantSource clock) {
        this.shared =
                http.newBuilder()
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .build();
        this.fresh =
                shared.newBuilder()
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                        .build();
        this.endpoints = endpoints;
        this.userAgent = userAgent;
        this.clock = clock;
    }

    /** Calls without a token, as the authorization hosts want it. */
    public Envelope call(ApiRequest request) throws DriveException {
        return send(request, builder(request).build());
    }

    /**
     * Calls with a token. Refusals of 115 of whatever shape are returned, not thrown.
     *
     * @throws DriveException.Transient when no answer came; {@code code} is then {@code not-sent}
     *     when 115 cannot have seen the request, else {@code no-answer}
     */
    public Envelope call(ApiRequest request, String accessToken) throws DriveException {
        return send(
                request, builder(request).header("Authorization", "Bearer " + accessToken).build());
    }

    private Request.Builder builder(ApiRequest request) {
        HttpUrl url = endpoints.url(request.host(), request.path());
        Request.Builder builder = new Request.Builder().header("User-Agent", userAgent);
        return switch (request.method()) {
            case GET -> {
                HttpUrl.Builder query = url.newBuilder();
                request.fields().forEach((name, value) -> addQuery(query, name, value));
                yield builder.url(query.build()).get();
            }
            case POST -> {
                FormBody.Builder form = new FormBody.Builder(StandardCharsets.UTF_8);
                request.fields().forEach((name, value) -> addForm(form, name, value));
                yield builder.url(url).post(form.build());
            }
        };
    }

    private Envelope send(ApiRequest request, Request message) throws DriveException {
        Instant begun = clock.instant();
        try (Response response = client(request).newCall(message).execute()) {
            String body = text(response);
            Instant now = clock.instant();
            Envelope envelope = AnswerReader.read(response.code(), response.headers(), body, now);
            log.debug(
                    "called endpoint={} status={} code={} bytes={} tookMs={}",
                    request,
                    response.code(),
                    envelope.refusal().map(Refusal::code).orElse("0"),
                    body.length(),
                    now.toEpochMilli() - begun.toEpochMilli());
            if (envelope.body().isAbsent()) {
                log.warn(
                        "answer is no JSON object endpoint={} status={} begins=\"{}\"",
                        request,
                        response.code(),
                        Redaction.shorten(body, 200));
            }
            return envelope;
        } catch (IOException e) {
            throw noAnswer(request, e);
        }
    }

    private OkHttpClient client(ApiRequest request) {
        OkHttpClient client = request.repeat() == Repeat.NEVER ? fresh : shared;
        return request.patience()
                .map(patience -> client.newBuilder().readTimeout(patience).build())
                .orElse(client);
    }

    private static String text(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(LARGEST_BODY + 1)) {
            throw new IOException("the answer is larger than " + LARGEST_BODY + " bytes");
        }
        return source.readString(StandardCharsets.UTF_8);
    }

    private static DriveException noAnswer(ApiRequest request, IOException e) {
        boolean sent =
                !(e instanceof ConnectException
                        || e instanceof UnknownHostException
                        || e instanceof NoRouteToHostException);
        String why =
                sent
                        ? "the connection broke before the answer came"
                        : "115 cannot be reached; " + unreached(e);
        return new DriveException.Transient(
                "could not " + request.action() + ": " + why, sent ? "no-answer" : "not-sent", e);
    }

    /** Proxies are those of the configuration alone, which surprises those who set HTTPS_PROXY. */
    private static String unreached(IOException e) {
        return e instanceof UnknownHostException
                ? "its name cannot be resolved: check the network, DNS, and `proxy` in the configuration"
                : "check the network, and `proxy` in the configuration where one is needed";
    }

    private static void addQuery(HttpUrl.Builder query, String name, String value) {
        if (!value.isEmpty()) {
            query.addQueryParameter(name, value);
        }
    }

    private static void addForm(FormBody.Builder form, String name, String value) {
        if (!value.isEmpty()) {
            form.add(name, value);
        }
    }
}
