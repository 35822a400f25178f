package dev.caravan.alert.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.alert.Alert;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.AlertText;
import dev.caravan.alert.message.Cut;
import dev.caravan.secret.Secret;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** A topic on an ntfy server. */
public final class NtfyChannel implements Channel {

    private static final int MAX_TITLE_BYTES = 250;
    // Longer messages become attachments.
    private static final int MAX_MESSAGE_BYTES = 3500;
    private static final int HIGH = 4;
    private static final int USUAL = 3;
    private static final int LOW = 2;

    private final Web web;
    private final HttpUrl root;
    private final String topic;
    private final Headers headers;
    private final AlertMessages messages;

    /**
     * @param url of the topic, such as {@code https://ntfy.sh/my-topic}
     * @param token for topics that are protected
     */
    public NtfyChannel(Web web, Secret url, Optional<Secret> token, AlertMessages messages) {
        this.web = web;
        HttpUrl ofTopic = Web.url(url.value());
        int last = ofTopic.pathSize() - 1;
        this.topic = ofTopic.pathSegments().get(last);
        if (topic.isEmpty()) {
            throw new IllegalArgumentException("the URL of an ntfy channel must name a topic");
        }
        // JSON is only understood at the root of the server.
        this.root = ofTopic.newBuilder().setPathSegment(last, "").build();
        this.headers =
                token.map(secret -> Headers.of("Authorization", "Bearer " + secret.value()))
                        .orElseGet(Headers::of);
        this.messages = messages;
    }

    @Override
    public Delivery deliver(Alert alert) {
        AlertText text = messages.of(alert);
        ObjectNode body = Json.object();
        body.put("topic", topic);
        body.put("title", Cut.toBytes(text.title(), MAX_TITLE_BYTES));
        body.put("message", Cut.toBytes(text.body(), MAX_MESSAGE_BYTES));
        body.put("priority", priority(alert));
        body.putArray("tags").add(alert.event().word());
        return web.postJson(root, headers, body.toString(), answer -> Delivery.delivered());
    }

    private static int priority(Alert alert) {
        return switch (alert.severity()) {
            case ERROR -> HIGH;
            case WARNING -> USUAL;
            case INFO -> LOW;
        };
    }
}
