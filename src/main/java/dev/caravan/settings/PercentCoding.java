package dev.caravan.settings;

import dev.caravan.settings.document.NotationException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Characters written as {@code %} and two digits, as in the login part of a URL. */
final class PercentCoding {

    private PercentCoding() {}

    /** The text that was meant; nothing for an empty one. */
    static Optional<String> decoded(String encoded) throws NotationException {
        try {
            // In this part of a URL a plus is a plus.
            String plus = encoded.replace("+", "%2B");
            return Optional.of(URLDecoder.decode(plus, StandardCharsets.UTF_8))
                    .filter(text -> !text.isEmpty());
        } catch (IllegalArgumentException cause) {
            throw new NotationException("has a % that does not begin an encoded character");
        }
    }
}
