package dev.caravan.simulator.oss;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.http.Request;
import dev.caravan.simulator.world.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client asked the storage to tell 115 about an object. */
record Callback(String body, Map<String, String> variables) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

    /** The callback in the headers of a request, when there is one. */
    static Optional<Callback> of(Request request) {
        String callback = request.header("x-oss-callback");
        if (callback.isEmpty()) {
            return Optional.empty();
        }
        JsonNode settings = decoded(callback);
        String variables = request.header("x-oss-callback-var");
        Map<String, String> values = new TreeMap<>();
        if (!variables.isEmpty()) {
            decoded(variables)
                    .properties()
                    .forEach(each -> values.put(each.getKey(), each.getValue().asText()));
        }
        return Optional.of(new Callback(settings.path("callbackBody").asText(), values));
    }

    /** The fields of the body with everything filled in. */
    Map<String, String> filled(Stored stored) {
        Map<String, String> values = new TreeMap<>(variables);
        values.put("bucket", Storage.BUCKET);
        values.put("object", stored.object());
        values.put("size", Long.toString(stored.size()));
        values.put("sha1", stored.sha1());
        values.put("etag", stored.etag());
        values.put("mimeType", "application/octet-stream");
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(pair.substring(0, equals), filled(pair.substring(equals + 1), values));
            }
        }
        return fields;
    }

    private static String filled(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(
                        place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }

    private static JsonNode decoded(String base64) {
        try {
            return Json.parse(
                    new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw new OssError(
                    400,
                    "InvalidArgument",
                    "0007-00000001",
                    "The callback configuration is not json format.");
        }
    }
}
