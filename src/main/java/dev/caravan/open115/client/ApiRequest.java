package dev.caravan.open115.client;

import dev.caravan.open115.pace.CallKind;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the API, without the token.
 *
 * @param action what it is for, as a person would say it after "could not": {@code list folder 12}
 * @param fields query of a GET, form of a POST; empty values are left out, which 115 takes for the
 *     same
 * @param itemName the file name that travels in the request, because the firewall judges names
 *     (section 1.5)
 * @param patience how long to wait for the next byte of the answer, where that is another time than
 *     usual
 */
public record ApiRequest(
        Method method,
        Host host,
        String path,
        String action,
        Map<String, String> fields,
        CallKind kind,
        Repeat repeat,
        Optional<String> itemName,
        Optional<Duration> patience) {

    /** How it travels. */
    public enum Method {
        GET,
        POST
    }

    public ApiRequest {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash: " + path);
        }
    }

    public static ApiRequest get(Host host, String path, String action) {
        return new ApiRequest(
                Method.GET,
                host,
                path,
                action,
                Map.of(),
                CallKind.READ,
                Repeat.SAFE,
                Optional.empty(),
                Optional.empty());
    }

    /** A form that changes something; it is not repeated by itself unless that is said. */
    public static ApiRequest post(Host host, String path, String action) {
        return new ApiRequest(
                Method.POST,
                host,
                path,
                action,
                Map.of(),
                CallKind.WRITE,
                Repeat.NEVER,
                Optional.empty(),
                Optional.empty());
    }

    public ApiRequest with(String field, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new ApiRequest(method, host, path, action, more, kind, repeat, itemName, patience);
    }

    public ApiRequest with(String field, long value) {
        return with(field, Long.toString(value));
    }

    public ApiRequest as(CallKind newKind) {
        return new ApiRequest(
                method, host, path, action, fields, newKind, repeat, itemName, patience);
    }

    public ApiRequest repeating(Repeat newRepeat) {
        return new ApiRequest(
                method, host, path, action, fields, kind, newRepeat, itemName, patience);
    }

    public ApiRequest naming(String name) {
        return new ApiRequest(
                method, host, path, action, fields, kind, repeat, Optional.of(name), patience);
    }

    public ApiRequest waiting(Duration newPatience) {
        return new ApiRequest(
                method,
                host,
                path,
                action,
                fields,
                kind,
                repeat,
                itemName,
                Optional.of(newPatience));
    }

    /** Never shows the fields, which may hold tokens. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
