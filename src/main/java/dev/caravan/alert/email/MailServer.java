package dev.caravan.alert.email;

import dev.caravan.secret.Secret;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * A mail server, how to talk to it and who we are to it.
 *
 * @param trust makes the TLS connections; without it the certificates that Java trusts count.
 *     Either way the certificate must be for the host's name
 */
public record MailServer(
        String host,
        int port,
        Encryption encryption,
        Optional<Login> login,
        Optional<SSLSocketFactory> trust) {

    /** How the connection is protected. */
    public enum Encryption {
        /** TLS from the first byte ({@code smtps://}). */
        TLS,
        /** STARTTLS, and nothing is sent without it. */
        STARTTLS_REQUIRED,
        /** STARTTLS where the server offers it. */
        STARTTLS_WHEN_OFFERED,
        NONE
    }

    /** A mailbox and its password or authorization code. */
    public record Login(String user, Secret password) {}

    private static final int MAX_PORT = 65535;

    public MailServer {
        if (host.isEmpty() || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("not a mail server: " + host + ":" + port);
        }
    }

    /** Host and port, for messages. */
    public String address() {
        return host + ":" + port;
    }
}
