package dev.caravan.settings;

import dev.caravan.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A mail to somebody. */
public record EmailChannel(
        String name,
        Set<AlertEvent> events,
        SmtpServer server,
        Optional<Secret> password,
        String from,
        List<String> to)
        implements ChannelSettings {

    public EmailChannel {
        to = List.copyOf(to);
        if (server.user().isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("a user needs a password, and a password a user");
        }
    }
}
