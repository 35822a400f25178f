package dev.caravan.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.cause.Cause;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The payload of an alert, version 1. Fields are only ever added; what is absent is left out. It is
 * also how alerts are stored.
 */
public final class AlertJson {

    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AlertJson() {}

    public static String write(Alert alert) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("v", VERSION);
        json.put("id", alert.id());
        json.put("event", alert.event().word());
        alert.cause().ifPresent(cause -> json.put("cause", cause.word()));
        json.put("severity", alert.severity().word());
        json.put("time", write(alert.time()));
        json.put("host", alert.host());
        alert.subject().job().ifPresent(job -> json.put("job", job));
        alert.subject().account().ifPresent(account -> json.put("account", account));
        alert.run().ifPresent(run -> json.put("run", run));
        json.put("title", alert.title());
        alert.summary().ifPresent(summary -> write(summary, json.putObject("summary")));
        json.set("failures", FailedItemJson.write(alert.failures()));
        alert.action().ifPresent(action -> json.put("action", action));
        alert.nextRun().ifPresent(next -> json.put("next_run", write(next)));
        if (!alert.details().isEmpty()) {
            ArrayNode details = json.putArray("details");
            alert.details().forEach(details::add);
        }
        return json.toString();
    }

    /** Reads what {@link #write} wrote; anything else is an {@link IllegalArgumentException}. */
    public static Alert read(String text) {
        JsonNode json = parse(text);
        return new Alert(
                json.path("id").asText(),
                AlertEvent.parse(json.path("event").asText()),
                text(json, "cause").map(Cause::parse),
                Severity.parse(json.path("severity").asText()),
                OffsetDateTime.parse(json.path("time").asText()),
                json.path("host").asText(),
                subject(json),
                text(json, "run"),
                json.path("title").asText(),
                json.has("summary") ? Optional.of(summary(json.path("summary"))) : Optional.empty(),
                failures(json.path("failures")),
                text(json, "action"),
                text(json, "next_run").map(OffsetDateTime::parse),
                details(json.path("details")));
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException cause) {
            throw new IllegalArgumentException("not the payload of an alert", cause);
        }
    }

    private static Subject subject(JsonNode json) {
        return text(json, "job")
                .map(Subject::job)
                .or(() -> text(json, "account").map(Subject::account))
                .orElseGet(Subject::all);
    }

    private static void write(Summary summary, ObjectNode json) {
        json.put("seen", summary.seen());
        json.put("new", summary.fresh());
        json.put("rapid", summary.rapid());
        json.put("uploaded", summary.uploaded());
        json.put("skipped", summary.skipped());
        json.put("failed", summary.failed());
        json.put("bytes", summary.bytes());
        json.put("seconds", summary.seconds());
    }

    private static Summary summary(JsonNode json) {
        return new Summary(
                json.path("seen").asLong(),
                json.path("new").asLong(),
                json.path("rapid").asLong(),
                json.path("uploaded").asLong(),
                json.path("skipped").asLong(),
                json.path("failed").asLong(),
                json.path("bytes").asLong(),
                json.path("seconds").asLong());
    }

    private static List<FailedItem> failures(JsonNode items) {
        List<FailedItem> failures = new ArrayList<>();
        items.forEach(item -> failures.add(FailedItemJson.read(item)));
        return failures;
    }

    private static List<String> details(JsonNode lines) {
        List<String> details = new ArrayList<>();
        lines.forEach(line -> details.add(line.asText()));
        return details;
    }

    static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.get(field)).map(JsonNode::asText);
    }

    static String write(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
