package dev.caravan.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The percent encoding of addresses and forms; a sign that begins no code stands for itself. */
final class Percent {

    private static final String NO_CODE = "%(?![0-9a-fA-F]{2})";

    private Percent() {}

    /** The text of a path. */
    static String decode(String text) {
        return decodeForm(text.replace("+", "%2B"));
    }

    /** The text of a query or a form, in which a plus is a blank. */
    static String decodeForm(String text) {
        return URLDecoder.decode(text.replaceAll(NO_CODE, "%25"), StandardCharsets.UTF_8);
    }
}
