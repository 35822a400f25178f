package dev.caravan.alert.channel;

import dev.caravan.alert.Alert;
import dev.caravan.alert.AlertJson;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.secret.Secret;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** The payload of an alert, signed, to any URL. */
public final class WebhookChannel implements Channel {

    private final Web web;
    private final HttpUrl url;
    private final Optional<Secret> secret;
    private final SortedMap<String, Secret> headers;
    private final InstantSource time;

    /**
     * @param secret the key of the signature, where the receiver knows one
     * @param headers more request headers
     */
    public WebhookChannel(
            Web web,
            Secret url,
            Optional<Secret> secret,
            Map<String, Secret> headers,
            InstantSource time) {
        this.web = web;
        this.url = Web.url(url.value());
        this.secret = secret;
        this.headers = new TreeMap<>(headers);
        this.time = time;
    }

    @Override
    public Delivery deliver(Alert alert) {
        String body = AlertJson.write(alert);
        return web.postJson(url, headers(alert, body), body, answer -> Delivery.delivered());
    }

    private Headers headers(Alert alert, String body) {
        Headers.Builder all = new Headers.Builder();
        all.add("X-Caravan-Id", alert.id());
        all.add("X-Caravan-Event", alert.event().word());
        all.add("Idempotency-Key", alert.id());
        long seconds = time.instant().getEpochSecond();
        secret.map(key -> Signature.ofWebhook(key.value(), seconds, body))
                .ifPresent(sign -> all.add("X-Caravan-Signature", "t=" + seconds + ",v1=" + sign));
        headers.forEach(
                (name, value) -> all.removeAll(name).addUnsafeNonAscii(name, value.value()));
        return all.build();
    }
}
