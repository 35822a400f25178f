package dev.caravan.alert.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.alert.Alert;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.AlertText;
import dev.caravan.secret.Secret;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** An application on a Gotify server. */
public final class GotifyChannel implements Channel {

    private static final int HIGH = 8;
    private static final int USUAL = 5;
    private static final int LOW = 2;

    private final Web web;
    private final HttpUrl url;
    private final Headers headers;
    private final AlertMessages messages;

    public GotifyChannel(Web web, Secret server, Secret token, AlertMessages messages) {
        this.web = web;
        this.url = Web.url(server.value()).newBuilder().addPathSegment("message").build();
        this.headers = Headers.of("X-Gotify-Key", token.value());
        this.messages = messages;
    }

    @Override
    public Delivery deliver(Alert alert) {
        AlertText text = messages.of(alert);
        ObjectNode body = Json.object();
        body.put("title", text.title());
        body.put("message", text.body());
        body.put("priority", priority(alert));
        return web.postJson(url, headers, body.toString(), GotifyChannel::judge);
    }

    private static int priority(Alert alert) {
        return switch (alert.severity()) {
            case ERROR -> HIGH;
            case WARNING -> USUAL;
            case INFO -> LOW;
        };
    }

    private static Delivery judge(Answer answer) {
        return answer.json().has("id")
                ? Delivery.delivered()
                : Delivery.retry(answer.host() + " answered without id");
    }
}
