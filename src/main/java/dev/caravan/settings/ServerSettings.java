package dev.caravan.settings;

import dev.caravan.secret.Secret;
import java.util.Optional;

/** Where the page and the JSON API are served, and the token that writing calls need. */
public record ServerSettings(ListenAddress listen, Optional<Secret> token) {

    public ServerSettings {
        if (token.isEmpty() && !listen.isLoopback()) {
            throw new IllegalArgumentException("a token is needed to listen on " + listen);
        }
    }
}
