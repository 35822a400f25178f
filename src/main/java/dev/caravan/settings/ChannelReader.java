package dev.caravan.settings;

import dev.caravan.secret.Secret;
import dev.caravan.settings.document.Notation;
import dev.caravan.settings.document.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads one alert channel. */
record ChannelReader(Section channel, String name, Set<AlertEvent> events) {

    private static final String PASSWORD = "password";
    private static final Notation<SmtpServer.Encryption> ENCRYPTION =
            Notation.word(SmtpServer.Encryption.class);

    /** The channel, unless something that it cannot do without is wrong. */
    Optional<ChannelSettings> read(String type) {
        if (type.equals("email")) {
            return email();
        }
        if (type.equals("webhook")) {
            return webhook();
        }
        return Arrays.stream(MessengerChannel.Service.values())
                .filter(service -> service.word().equals(type))
                .findFirst()
                .map(this::messenger);
    }

    private Optional<ChannelSettings> email() {
        Optional<SmtpServer> server = channel.optional("smtp", SmtpServer::read);
        Optional<Secret> password = channel.optional(PASSWORD, Secret::new);
        Optional<String> from = channel.optional("from", Notation.text());
        List<String> to = channel.list("to", Notation.text());
        Optional<SmtpServer.Encryption> tls = channel.optional("tls", ENCRYPTION);
        if (server.isEmpty() || from.isEmpty() || to.isEmpty() || !fits(server.get(), password)) {
            return Optional.empty();
        }
        SmtpServer secured = server.get().with(encryption(server.get(), tls));
        return Optional.of(new EmailChannel(name, events, secured, password, from.get(), to));
    }

    private boolean fits(SmtpServer server, Optional<Secret> password) {
        if (server.user().isPresent() && password.isEmpty()) {
            if (!channel.isRefused(PASSWORD)) {
                channel.refuse(PASSWORD, "is missing, but smtp names a user");
            }
            return false;
        }
        if (server.user().isEmpty() && password.isPresent()) {
            channel.refuse(PASSWORD, "needs a user; write smtps://USER@HOST:465 under smtp");
            return false;
        }
        return true;
    }

    private SmtpServer.Encryption encryption(
            SmtpServer server, Optional<SmtpServer.Encryption> wanted) {
        if (server.encryption() == SmtpServer.Encryption.TLS) {
            if (wanted.filter(tls -> tls != SmtpServer.Encryption.REQUIRED).isPresent()) {
                channel.refuse("tls", "contradicts smtps://; remove it or write smtp://");
            }
            return SmtpServer.Encryption.TLS;
        }
        // Somebody on the way can hide that the server offers TLS, and so get the password.
        boolean exposed = server.user().isPresent() && !server.isLocal();
        return wanted.orElse(exposed ? SmtpServer.Encryption.REQUIRED : server.encryption());
    }

    private Optional<ChannelSettings> webhook() {
        Map<String, Secret> headers = new TreeMap<>();
        channel.section("headers")
                .texts()
                .forEach((header, value) -> headers.put(header, new Secret(value)));
        Optional<Secret> secret = channel.optional("secret", Secret::new);
        return channel.optional("url", HttpUrl::readSecret)
                .map(url -> new WebhookChannel(name, events, url, secret, headers));
    }

    private MessengerChannel messenger(MessengerChannel.Service service) {
        return new MessengerChannel(
                name,
                events,
                service,
                ifKnown("url", HttpUrl::readSecret),
                ifKnown("token", Secret::new),
                ifKnown("secret", Secret::new),
                ifKnown("chat", Notation.text()));
    }

    /** Which keys a service has is the schema's knowledge; so are their defaults. */
    private <T> Optional<T> ifKnown(String key, Notation<T> notation) {
        return channel.knows(key) ? channel.optionalOrDefault(key, notation) : Optional.empty();
    }
}
