package dev.caravan.settings;

import dev.caravan.settings.document.NotationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** A proxy, with the login it may want. */
public record ProxyAddress(
        Kind kind, String host, int port, Optional<String> user, Optional<Secret> password) {

    /** The protocol a proxy speaks. */
    public enum Kind {
        HTTP,
        SOCKS5
    }

    static ProxyAddress read(String text) throws NotationException {
        URI url = url(text);
        Kind kind = kind(url.getScheme());
        if (url.getHost() == null || url.getPort() < 1 || url.getPort() > Ports.HIGHEST) {
            throw new NotationException("has no host and port; expected http://HOST:PORT");
        }
        String host = url.getHost().replace("[", "").replace("]", "");
        String login = url.getUserInfo() == null ? "" : url.getUserInfo();
        int colon = login.indexOf(':');
        String user = colon < 0 ? login : login.substring(0, colon);
        String password = colon < 0 ? "" : login.substring(colon + 1);
        return new ProxyAddress(
                kind,
                host,
                url.getPort(),
                Optional.of(user).filter(part -> !part.isEmpty()),
                Optional.of(password).filter(part -> !part.isEmpty()).map(Secret::new));
    }

    private static URI url(String text) throws NotationException {
        try {
            return new URI(text);
        } catch (URISyntaxException cause) {
            throw new NotationException("is not a valid URL; encode special characters with %");
        }
    }

    private static Kind kind(String scheme) throws NotationException {
        if ("http".equals(scheme)) {
            return Kind.HTTP;
        }
        if ("socks5".equals(scheme)) {
            return Kind.SOCKS5;
        }
        throw new NotationException("is not an http:// or socks5:// proxy");
    }
}
