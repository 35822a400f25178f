package dev.caravan.settings;

import dev.caravan.secret.Secret;
import dev.caravan.settings.document.NotationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The notation of http and https URLs. */
final class HttpUrl {

    private static final Pattern AUTHORITY =
            Pattern.compile("([^@]*@)?([^@:\\[\\]\\s]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?");

    private HttpUrl() {}

    static URI read(String text) throws NotationException {
        try {
            URI url = new URI(text);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            // A host with an underscore, as containers have, is an authority without a host to
            // Java.
            String authority = url.getRawAuthority();
            if (http && authority != null && AUTHORITY.matcher(authority).matches()) {
                return url;
            }
        } catch (URISyntaxException cause) {
            // Not passed on: its message repeats the text, which may hold a key.
            throw new NotationException("is not a valid URL; encode special characters with %");
        }
        throw new NotationException("is not an http:// or https:// URL with a host");
    }

    /** The URL to which paths are appended: without query, and without a slash at its end. */
    static URI readBase(String text) throws NotationException {
        URI url = read(text);
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new NotationException("must not have a part after ? or #");
        }
        String plain = url.toString();
        return plain.endsWith("/") ? URI.create(plain.replaceAll("/+$", "")) : url;
    }

    /** The URL as a secret, for those that carry a key. */
    static Secret readSecret(String text) throws NotationException {
        return new Secret(read(text).toString());
    }
}
