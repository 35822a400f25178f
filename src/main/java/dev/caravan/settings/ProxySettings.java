package dev.caravan.settings;

import java.util.Optional;

/** The proxies of an account, one for each role; where there is none the way is direct. */
public record ProxySettings(
        Optional<ProxyAddress> api,
        Optional<ProxyAddress> storage,
        Optional<ProxyAddress> download) {}
