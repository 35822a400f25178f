package dev.caravan.simulator.http;

import java.util.Map;

/** The words that go with status codes. */
final class Phrases {

    private static final Map<Integer, String> WORDS =
            Map.ofEntries(
                    Map.entry(200, "OK"),
                    Map.entry(203, "Non-Authoritative Information"),
                    Map.entry(204, "No Content"),
                    Map.entry(206, "Partial Content"),
                    Map.entry(302, "Found"),
                    Map.entry(400, "Bad Request"),
                    Map.entry(401, "Unauthorized"),
                    Map.entry(403, "Forbidden"),
                    Map.entry(404, "Not Found"),
                    Map.entry(405, "Method Not Allowed"),
                    Map.entry(409, "Conflict"),
                    Map.entry(416, "Range Not Satisfiable"),
                    Map.entry(429, "Too Many Requests"),
                    Map.entry(500, "Internal Server Error"),
                    Map.entry(502, "Bad Gateway"),
                    Map.entry(503, "Service Unavailable"),
                    Map.entry(504, "Gateway Timeout"));

    private Phrases() {}

    static String of(int status) {
        return WORDS.getOrDefault(status, "Status");
    }
}
