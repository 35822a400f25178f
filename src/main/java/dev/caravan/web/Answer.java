package dev.caravan.web;

import dev.caravan.status.JsonOutput;
import java.util.Map;

/** An HTTP answer: a status and a JSON document. */
record Answer(int status, String body) {

    static Answer of(Object document) {
        return new Answer(200, JsonOutput.of(document));
    }

    static Answer of(int status, String message) {
        return new Answer(status, JsonOutput.of(Map.of("message", message)));
    }
}
