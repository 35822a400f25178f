package dev.caravan.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, as far as it matters here.
 *
 * @param path the names between the slashes, decoded
 * @param query as it was sent; empty where there is none
 * @param headers by lower-case name, first values only
 * @param body text; empty where there is none
 */
record Request(
        String method, List<String> path, String query, Map<String, String> headers, String body) {

    Request {
        path = List.copyOf(path);
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether the query asks for something, such as {@code fresh=1}. */
    boolean asksFor(String what) {
        return List.of(query.split("&")).contains(what);
    }

    /** A HEAD is answered as a GET, without the body. */
    boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
