package dev.caravan.settings;

import dev.caravan.secret.Secret;
import dev.caravan.settings.document.NotationException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A proxy, with the login it may want. */
public record ProxyAddress(
        Kind kind, String host, int port, Optional<String> user, Optional<Secret> password) {

    /** The protocol a proxy speaks. */
    public enum Kind {
        HTTP,
        SOCKS5
    }

    private static final Pattern NOTATION =
            Pattern.compile(
                    "(?<kind>http|socks5)://(?:(?<user>[^@:/]*)(?::(?<password>[^@/]*))?@)?"
                            + "(?<host>[^@:/\\[\\]\\s]+|\\[[0-9A-Fa-f:.]+]):(?<port>[0-9]{1,5})/?");

    static ProxyAddress read(String text) throws NotationException {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            throw new NotationException(
                    "is not http://HOST:PORT or socks5://USER:PASSWORD@HOST:PORT;"
                            + " encode special characters with %");
        }
        return new ProxyAddress(
                "http".equals(matcher.group("kind")) ? Kind.HTTP : Kind.SOCKS5,
                String.valueOf(matcher.group("host")).replace("[", "").replace("]", ""),
                Ports.read(String.valueOf(matcher.group("port")), 1),
                decoded(matcher.group("user")),
                decoded(matcher.group("password")).map(Secret::new));
    }

    private static Optional<String> decoded(@Nullable String part) throws NotationException {
        return part == null ? Optional.empty() : PercentCoding.decoded(part);
    }

    /** The address with its login, for those who connect; never for a message. */
    public String url() {
        String login =
                user.map(name -> name + password.map(word -> ":" + word.value()).orElse("") + "@")
                        .orElse("");
        return (kind == Kind.HTTP ? "http" : "socks5") + "://" + login + host + ":" + port;
    }
}
