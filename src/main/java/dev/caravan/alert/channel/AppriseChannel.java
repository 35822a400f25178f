package dev.caravan.alert.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.alert.Alert;
import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.AlertText;
import dev.caravan.secret.Secret;
import okhttp3.HttpUrl;

/** An Apprise API server, which passes alerts on to whatever it knows. */
public final class AppriseChannel implements Channel {

    private final Web web;
    private final HttpUrl url;
    private final AlertMessages messages;

    /**
     * @param url with the key, such as {@code http://host:8000/notify/KEY}
     */
    public AppriseChannel(Web web, Secret url, AlertMessages messages) {
        this.web = web;
        this.url = Web.url(url.value());
        this.messages = messages;
    }

    @Override
    public Delivery deliver(Alert alert) {
        AlertText text = messages.of(alert);
        ObjectNode body = Json.object();
        body.put("title", text.title());
        body.put("body", text.body());
        body.put("type", type(alert));
        return web.postJson(url, body, answer -> Delivery.delivered());
    }

    private static String type(Alert alert) {
        return switch (alert.severity()) {
            case ERROR -> "failure";
            case WARNING -> "warning";
            case INFO -> alert.event() == AlertEvent.DIGEST ? "info" : "success";
        };
    }
}
