package dev.caravan.simulator.http;

import dev.caravan.simulator.world.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** One answer, and how the connection ends after it. */
public record Reply(int status, Map<String, String> headers, Content content, Ending ending) {

    /** What becomes of the connection. */
    public enum Ending {
        /** It serves the next request. */
        KEEP,
        /** It is closed without an answer. */
        DROP,
        /** It is reset without an answer. */
        RESET
    }

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply of(int status, String type, byte[] bytes) {
        return new Reply(status, Map.of("Content-Type", type), Content.of(bytes), Ending.KEEP);
    }

    public static Reply json(Object body) {
        return json(200, body);
    }

    public static Reply json(int status, Object body) {
        return of(status, "application/json; charset=utf-8", Json.bytes(body));
    }

    public static Reply text(int status, String type, String text) {
        return of(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), Content.of(new byte[0]), Ending.KEEP);
    }

    public static Reply ended(Ending ending) {
        return new Reply(0, Map.of(), Content.of(new byte[0]), ending);
    }

    public Reply with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, content, ending);
    }

    public Reply with(Content other) {
        return new Reply(status, headers, other, ending);
    }
}
