package dev.caravan.settings;

import dev.caravan.secret.Secret;
import java.net.URI;
import java.util.Optional;

/** How an account logs in and refreshes its tokens. */
public record LoginSettings(
        LoginWay way,
        URI relayUrl,
        Optional<String> appId,
        Optional<Secret> appSecret,
        Optional<Secret> refreshToken,
        Optional<Secret> accessToken) {}
