package dev.caravan.settings;

import java.net.URI;

/** Where 115 is: base URLs without a slash at their end. */
public record EndpointSettings(URI api, URI passport, URI qrcode) {}
