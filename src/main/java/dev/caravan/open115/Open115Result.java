package dev.caravan.open115;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What an operation leaves in the message; the only thing that writes to an exchange.
 *
 * @param body empty to leave the body as it is
 */
record Open115Result(Optional<Object> body, Map<String, Object> headers) {

    Open115Result {
        headers = Map.copyOf(headers);
    }

    static Open115Result of(Object body) {
        return new Open115Result(Optional.of(body), Map.of());
    }

    /** Leaves the body alone. */
    static Open115Result unchanged() {
        return new Open115Result(Optional.empty(), Map.of());
    }

    Open115Result with(String header, Object value) {
        Map<String, Object> more = new HashMap<>(headers);
        more.put(header, value);
        return new Open115Result(body, more);
    }

    void writeTo(Exchange exchange) {
        Message message = exchange.getMessage();
        body.ifPresent(message::setBody);
        headers.forEach(message::setHeader);
    }
}
