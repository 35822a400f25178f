package dev.caravan.alert.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.caravan.alert.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a service answered, as far as it tells whether the alert arrived.
 *
 * @param json the body; missing where it is none
 * @param patience how long the service asks us to wait
 */
record Answer(String host, int status, String text, JsonNode json, Optional<Duration> patience) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long MAX_BODY = 65536;
    private static final long MAX_PATIENCE_SECONDS = Duration.ofDays(1).toSeconds();
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);
    private static final int SERVER_TROUBLE = 500;
    private static final int REDIRECT = 300;
    private static final int CLIENT_TROUBLE = 400;

    static Answer of(String host, Response response, Instant now) throws IOException {
        String text = response.peekBody(MAX_BODY).string();
        JsonNode json = json(text);
        return new Answer(host, response.code(), text, json, patience(response, json, now));
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** What follows from a status other than success. */
    Delivery trouble() {
        String reason = host + " answered " + status;
        if (PASSING.contains(status) || status >= SERVER_TROUBLE) {
            return retry(reason);
        }
        if (status >= REDIRECT && status < CLIENT_TROUBLE) {
            return Delivery.refused(reason + ", a redirect; it is not followed");
        }
        return Delivery.refused(reason);
    }

    /**
     * Success where a number in the body is the good one, whatever the status.
     *
     * @param busy the numbers that mean "later"
     */
    Delivery byCode(String field, int good, Set<Integer> busy) {
        JsonNode code = json.path(field);
        if (!code.canConvertToInt()) {
            return Delivery.retry(host + " answered without " + field);
        }
        if (code.asInt() == good) {
            return Delivery.delivered();
        }
        String reason = host + " answered " + field + " " + code.asInt();
        return busy.contains(code.asInt()) ? retry(reason) : Delivery.refused(reason);
    }

    private Delivery retry(String reason) {
        return patience.map(wait -> Delivery.retry(reason, wait))
                .orElseGet(() -> Delivery.retry(reason));
    }

    private static JsonNode json(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).orElse(MissingNode.getInstance());
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    // The header (seconds or a date), Discord's field, Telegram's field.
    private static Optional<Duration> patience(Response response, JsonNode json, Instant now) {
        @Nullable String header = response.header("Retry-After");
        if (header != null) {
            return retryAfter(header.strip(), now);
        }
        JsonNode field =
                json.has("retry_after")
                        ? json.path("retry_after")
                        : json.path("parameters").path("retry_after");
        return field.isNumber() ? seconds((long) Math.ceil(field.asDouble())) : Optional.empty();
    }

    private static Optional<Duration> retryAfter(String header, Instant now) {
        if (header.matches("\\d{1,9}")) {
            return seconds(Long.parseLong(header));
        }
        try {
            Instant date =
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return seconds(Duration.between(now, date).toSeconds());
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> seconds(long seconds) {
        return Optional.of(
                Duration.ofSeconds(Math.min(Math.max(seconds, 0), MAX_PATIENCE_SECONDS)));
    }
}
