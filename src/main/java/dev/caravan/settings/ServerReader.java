package dev.caravan.settings;

import dev.caravan.secret.Secret;
import dev.caravan.settings.document.Notation;
import dev.caravan.settings.document.Section;
import java.util.Optional;

/** Reads where the page and the JSON API are served. */
final class ServerReader {

    private static final String TOKEN = "token";

    /** Unquoted, YAML 1.1 takes {@code off} for false; so do people. */
    private static final Notation<Optional<ListenAddress>> ADDRESS_OR_OFF =
            text ->
                    text.equals("off") || text.equals("false")
                            ? Optional.empty()
                            : Optional.of(ListenAddress.read(text));

    private ServerReader() {}

    static Optional<ServerSettings> read(Section server) {
        Optional<ListenAddress> listen = server.value("listen", ADDRESS_OR_OFF);
        Optional<Secret> token = server.optional(TOKEN, Secret::new);
        if (listen.isEmpty()) {
            return Optional.empty();
        }
        if (token.isEmpty() && !listen.get().isLoopback()) {
            if (!server.isRefused(TOKEN)) {
                server.refuse(
                        TOKEN,
                        "is missing, but other machines can reach listen; set a token, or listen"
                                + " on 127.0.0.1");
            }
            return Optional.empty();
        }
        return Optional.of(new ServerSettings(listen.get(), token));
    }
}
