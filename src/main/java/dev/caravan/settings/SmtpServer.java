package dev.caravan.settings;

import dev.caravan.settings.document.NotationException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server and the mailbox to log in to. */
public record SmtpServer(String host, int port, Optional<String> user, Encryption encryption) {

    /** How the connection to a mail server is protected. */
    public enum Encryption {
        /** TLS from the first byte ({@code smtps://}). */
        TLS,
        /** Changed to TLS by STARTTLS, else nothing is sent. */
        REQUIRED,
        /** Changed to TLS by STARTTLS if the server offers it. */
        WHEN_OFFERED,
        NONE
    }

    private static final Pattern NOTATION =
            Pattern.compile(
                    "(?<scheme>smtps?)://(?:(?<user>[^/]*)@)?"
                            + "(?<host>[^@/:\\[\\]\\s]+|\\[[0-9A-Fa-f:.]+])"
                            + "(?::(?<port>[^/]*))?/?");
    private static final int TLS_PORT = 465;
    private static final int SUBMISSION_PORT = 587;
    private static final int RELAY_PORT = 25;

    SmtpServer with(Encryption other) {
        return new SmtpServer(host, port, user, other);
    }

    /** Whether the server is this machine, so that no one can listen on the way. */
    boolean isLocal() {
        return new ListenAddress(host, port).isLoopback();
    }

    /** Reads the URL; {@code smtp://} is at first as safe as the server makes it. */
    static SmtpServer read(String text) throws NotationException {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            throw new NotationException("is not smtps://USER@HOST:465 or smtp://USER@HOST:587");
        }
        Optional<String> user = user(Optional.ofNullable(matcher.group("user")).orElse(""));
        boolean tls = "smtps".equals(matcher.group("scheme"));
        String port = matcher.group("port");
        return new SmtpServer(
                String.valueOf(matcher.group("host")).replace("[", "").replace("]", ""),
                port == null ? usualPort(tls, user) : Ports.read(port, 1),
                user,
                tls ? Encryption.TLS : Encryption.WHEN_OFFERED);
    }

    private static int usualPort(boolean tls, Optional<String> user) {
        if (tls) {
            return TLS_PORT;
        }
        return user.isPresent() ? SUBMISSION_PORT : RELAY_PORT;
    }

    private static Optional<String> user(String encoded) throws NotationException {
        if (encoded.indexOf(':') >= 0) {
            throw new NotationException("holds a password; write that under password");
        }
        return PercentCoding.decoded(encoded);
    }
}
