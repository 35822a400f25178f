package dev.caravan.open115.oss;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The storage's requests that an upload needs (section 4.6); each is sent once, nothing is
 * repeated.
 *
 * <p>Never sends a bearer token. Every method throws {@link OssException} when the storage refused,
 * {@link IOException} when the outcome is unknown.
 */
public final class OssClient {

    private static final Logger log = LoggerFactory.getLogger(OssClient.class);

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private static final String XML = "text/xml";

    /** More than the storage would ever list. */
    private static final int MOST_PARTS = 10_000;

    private final OkHttpClient http;
    private final String userAgent;
    private final InstantSource clock;
    private volatile Duration skew = Duration.ZERO;

    /** An IP address has no bucket in front; some storages want it in the Host all the same. */
    private volatile boolean hostNamesBucket;

    public OssClient(OkHttpClient http, String userAgent, InstantSource clock) {
        this.http =
                http.newBuilder()
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .build();
        this.userAgent = userAgent;
        this.clock = clock;
    }

    /** What the storage tells 115 when an object is finished; both texts are opaque. */
    public record Callback(String callback, String variables) {}

    /** Begins a multipart upload and returns its id; 115 wants its parts in order. */
    public String initiate(OssCredential credential, OssObject object)
            throws IOException, OssException {
        OssRequest request =
                OssRequest.of("POST", object).with("sequential", "").with("uploads", "");
        String uploadId = OssXml.text(send(credential, request).body(), "UploadId");
        if (uploadId.isEmpty()) {
            throw new IOException("the storage began an upload without an id");
        }
        return uploadId;
    }

    /** Stores one part and returns its ETag. */
    public String putPart(
            OssCredential credential,
            OssObject object,
            String uploadId,
            int number,
            RequestBody body)
            throws IOException, OssException {
        OssRequest request =
                OssRequest.of("PUT", object)
                        .with("partNumber", Integer.toString(number))
                        .with("uploadId", uploadId)
                        .sending(body, "");
        return send(credential, request).etag();
    }

    /** All parts that are stored, ascending. */
    public List<OssPart> parts(OssCredential credential, OssObject object, String uploadId)
            throws IOException, OssException {
        List<OssPart> parts = new ArrayList<>();
        String marker = "0";
        while (parts.size() <= MOST_PARTS) {
            OssRequest request =
                    OssRequest.of("GET", object)
                            .with("uploadId", uploadId)
                            .with("max-parts", "1000")
                            .with("part-number-marker", marker);
            String xml = send(credential, request).body();
            List<OssPart> page = OssXml.parts(xml);
            parts.addAll(page);
            if (page.isEmpty() || !OssXml.text(xml, "IsTruncated").equals("true")) {
                return parts;
            }
            marker = Integer.toString(page.get(page.size() - 1).number());
        }
        throw new IOException("the storage lists parts without end");
    }

    /** Makes the object of its parts; the body of the answer is 115's verdict. */
    public OssAnswer complete(
            OssCredential credential,
            OssObject object,
            String uploadId,
            List<OssPart> parts,
            Callback callback)
            throws IOException, OssException {
        byte[] xml = OssXml.completion(parts).getBytes(StandardCharsets.UTF_8);
        OssRequest request =
                OssRequest.of("POST", object)
                        .with("uploadId", uploadId)
                        .sending(RequestBody.create(xml, MediaType.get(XML)), XML);
        return send(credential, with(callback, request));
    }

    /** Stores a whole object; the body of the answer is 115's verdict. */
    public OssAnswer put(
            OssCredential credential, OssObject object, RequestBody body, Callback callback)
            throws IOException, OssException {
        return send(credential, with(callback, OssRequest.of("PUT", object).sending(body, "")));
    }

    /** Drops a multipart upload; that there is none is as good. */
    public void abort(OssCredential credential, OssObject object, String uploadId)
            throws IOException, OssException {
        try {
            send(credential, OssRequest.of("DELETE", object).with("uploadId", uploadId));
        } catch (OssException e) {
            if (e.status() != 404) {
                throw e;
            }
        }
    }

    private static OssRequest with(Callback callback, OssRequest request) {
        return request.header("x-oss-callback", base64(callback.callback()))
                .header("x-oss-callback-var", base64(callback.variables()));
    }

    /** Sends it, and once more when the refusal tells how the storage wants it. */
    private OssAnswer send(OssCredential credential, OssRequest request)
            throws IOException, OssException {
        Reply first = exchange(credential, request);
        return taught(first) ? exchange(credential, request).orThrow() : first.orThrow();
    }

    private boolean taught(Reply refusal) throws IOException {
        switch (refusal.code()) {
            case "RequestTimeTooSkewed" -> {
                return learnTime(refusal.date());
            }
            case "SecondLevelDomainForbidden" -> {
                hostNamesBucket = true;
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean learnTime(String date) throws IOException {
        if (date.isEmpty()) {
            return false;
        }
        skew = Duration.between(clock.instant(), serverTime(date));
        log.warn("clock differs from the storage's seconds={}", skew.toSeconds());
        return true;
    }

    private Reply exchange(OssCredential credential, OssRequest plain) throws IOException {
        OssRequest request = plain.header("x-oss-security-token", credential.token());
        Instant begun = clock.instant();
        try (Response response = http.newCall(message(credential, request, begun)).execute()) {
            String body = response.body().string();
            log.debug(
                    "storage method={} query={} status={} tookMs={}",
                    request.method(),
                    request.query().keySet(),
                    response.code(),
                    Duration.between(begun, clock.instant()).toMillis());
            return new Reply(
                    response.code(),
                    response.header("ETag", "").replace("\"", ""),
                    response.header("Date", ""),
                    body);
        }
    }

    private Request message(OssCredential credential, OssRequest request, Instant now) {
        String date = DATE.format(now.plus(skew));
        HttpUrl.Builder url = url(credential, request.object()).newBuilder();
        request.query()
                .forEach(
                        (name, value) ->
                                url.addQueryParameter(name, value.isEmpty() ? null : value));
        Request.Builder message =
                new Request.Builder()
                        .url(url.build())
                        .header("User-Agent", userAgent)
                        .header("Date", date)
                        .header(
                                "Authorization",
                                OssSigner.authorization(credential, request, date));
        request.headers().forEach(message::header);
        if (hostNamesBucket) {
            message.header("Host", request.object().host(credential.endpoint()));
        }
        boolean bodiless = request.method().equals("GET") || request.method().equals("DELETE");
        return message.method(request.method(), bodiless ? null : request.body()).build();
    }

    private HttpUrl url(OssCredential credential, OssObject object) {
        return hostNamesBucket
                ? object.urlWithoutBucket(credential.endpoint())
                : object.url(credential.endpoint());
    }

    private static Instant serverTime(String date) throws IOException {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException e) {
            throw new IOException("the storage's clock cannot be read", e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer before it is known whether it is a refusal. */
    private record Reply(int status, String etag, String date, String body) {

        String code() {
            return status / 100 == 2 ? "" : OssXml.text(body, "Code");
        }

        OssAnswer orThrow() throws OssException {
            if (status / 100 == 2) {
                return new OssAnswer(status, etag, body);
            }
            throw new OssException(status, code());
        }
    }
}
