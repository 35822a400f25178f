package dev.caravan.web;

import dev.caravan.status.JsonOutput;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param type what the body is, as the Content-Type says it
 * @param headers beside those that every answer has
 */
record Answer(int status, String type, String body, Map<String, String> headers) {

    static final int OK = 200;
    static final int ACCEPTED = 202;
    static final int BAD = 400;
    static final int NO_TOKEN = 401;
    static final int FORBIDDEN = 403;
    static final int MISSING = 404;
    static final int NOT_ALLOWED = 405;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int NOT_JSON = 415;
    static final int FAULT = 500;
    static final int BUSY = 503;

    private static final String JSON = "application/json; charset=utf-8";
    private static final String EVENTS = "text/event-stream; charset=utf-8";

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer of(Object document) {
        return new Answer(OK, JSON, JsonOutput.of(document), Map.of());
    }

    static Answer of(int status, String message) {
        return new Answer(status, JSON, JsonOutput.of(Map.of("message", message)), Map.of());
    }

    static Answer of(String type, String body) {
        return new Answer(OK, type, body, Map.of());
    }

    /** An answer without an end: events, as they happen. */
    static Answer events() {
        return new Answer(OK, EVENTS, "", Map.of());
    }

    Answer with(String header, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, body, more);
    }

    Answer as(int other) {
        return new Answer(other, type, body, headers);
    }

    boolean hasNoEnd() {
        return type.equals(EVENTS);
    }
}
