package dev.caravan.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client of the object storage that signs for itself. */
final class StorageClient {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final HttpClient http;
    private final JsonNode token;
    private final Instant now;

    /**
     * @param token the data of get_token
     */
    StorageClient(HttpClient http, JsonNode token, Instant now) {
        this.http = http;
        this.token = token;
        this.now = now;
    }

    StorageClient at(Instant other) {
        return new StorageClient(http, token, other);
    }

    HttpResponse<String> put(String object, byte[] body, Map<String, String> more)
            throws Exception {
        return send("PUT", object, List.of(), body, more);
    }

    String initiate(String object, String... flags) throws Exception {
        List<String> query = new ArrayList<>(List.of(flags));
        query.add("uploads");
        String xml = send("POST", object, query, new byte[0], Map.of()).body();
        return xml.replaceAll("(?s).*<UploadId>(.*)</UploadId>.*", "$1");
    }

    HttpResponse<String> part(String object, String upload, int number, byte[] body)
            throws Exception {
        return send(
                "PUT",
                object,
                List.of("partNumber=" + number, "uploadId=" + upload),
                body,
                Map.of());
    }

    HttpResponse<String> list(String object, String upload, String... more) throws Exception {
        List<String> query = new ArrayList<>(List.of(more));
        query.add("uploadId=" + upload);
        return send("GET", object, query, new byte[0], Map.of());
    }

    HttpResponse<String> abort(String object, String upload) throws Exception {
        return send("DELETE", object, List.of("uploadId=" + upload), new byte[0], Map.of());
    }

    HttpResponse<String> complete(
            String object, String upload, String parts, Map<String, String> callback)
            throws Exception {
        Map<String, String> headers = new TreeMap<>(callback);
        headers.put("content-type", "text/xml");
        byte[] body =
                ("<CompleteMultipartUpload>" + parts + "</CompleteMultipartUpload>")
                        .getBytes(StandardCharsets.UTF_8);
        return send("POST", object, List.of("uploadId=" + upload), body, headers);
    }

    static String listed(int number, String etag) {
        return "<Part><PartNumber>%d</PartNumber><ETag>%s</ETag></Part>".formatted(number, etag);
    }

    /** The callback headers for the data of init or resume. */
    static Map<String, String> callback(JsonNode init) {
        return Map.of(
                "x-oss-callback", base64(init.at("/callback/callback").asText()),
                "x-oss-callback-var", base64(init.at("/callback/callback_var").asText()));
    }

    HttpResponse<String> send(
            String method, String object, List<String> query, byte[] body, Map<String, String> more)
            throws Exception {
        TreeMap<String, String> headers = new TreeMap<>(more);
        headers.put("x-oss-security-token", token.path("SecurityToken").asText());
        String date = DATE.format(now);
        StringBuilder text =
                new StringBuilder(
                        method
                                + "\n\n"
                                + headers.getOrDefault("content-type", "")
                                + "\n"
                                + date
                                + "\n");
        headers.tailMap("x-oss-")
                .forEach((k, v) -> text.append(k).append(':').append(v).append('\n'));
        List<String> signed = new ArrayList<>(query);
        signed.removeIf(
                each -> each.startsWith("max-parts") || each.startsWith("part-number-marker"));
        Collections.sort(signed);
        text.append("/fhnfile/").append(object);
        text.append(signed.isEmpty() ? "" : "?" + String.join("&", signed));
        String signature = sign(token.path("AccessKeySecret").asText(), text.toString());
        String suffix = query.isEmpty() ? "" : "?" + String.join("&", query);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        token.path("endpoint").asText()
                                                + "/fhnfile/"
                                                + object
                                                + suffix))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .header("Date", date)
                        .header(
                                "Authorization",
                                "OSS " + token.path("AccessKeyId").asText() + ":" + signature);
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String sign(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder()
                .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
