package dev.caravan.alert.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.alert.Alert;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.AlertText;
import dev.caravan.alert.message.Cut;
import dev.caravan.secret.Secret;
import java.util.Set;
import okhttp3.HttpUrl;

/** Bark, push messages for the iPhone. */
public final class BarkChannel implements Channel {

    /** The public server. */
    public static final String SERVER = "https://api.day.app";

    // Apple takes 4 KB for the whole message.
    private static final int MAX_TITLE_BYTES = 500;
    private static final int MAX_BODY_BYTES = 2500;
    private static final int GOOD = 200;

    private final Web web;
    private final HttpUrl url;
    private final Secret device;
    private final AlertMessages messages;

    public BarkChannel(Web web, String server, Secret device, AlertMessages messages) {
        this.web = web;
        this.url = Web.url(server).newBuilder().addPathSegment("push").build();
        this.device = device;
        this.messages = messages;
    }

    @Override
    public Delivery deliver(Alert alert) {
        AlertText text = messages.of(alert);
        ObjectNode body = Json.object();
        body.put("device_key", device.value());
        body.put("title", Cut.toBytes(text.title(), MAX_TITLE_BYTES));
        body.put("body", Cut.toBytes(text.body(), MAX_BODY_BYTES));
        body.put("group", "Caravan");
        body.put("level", level(alert));
        return web.postJson(url, body, answer -> answer.byCode("code", GOOD, Set.of()));
    }

    private static String level(Alert alert) {
        return switch (alert.severity()) {
            case ERROR -> "timeSensitive";
            case WARNING -> "active";
            case INFO -> "passive";
        };
    }
}
