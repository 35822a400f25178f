package dev.caravan.alert.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.alert.Alert;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.Cut;
import dev.caravan.secret.Secret;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** A Feishu (飞书) or Lark group robot. Time and signature stand in the body. */
public final class FeishuChannel implements Channel {

    // The whole body may have 20 KB, and in JSON a quote or a line break takes twice its bytes.
    private static final int MAX_BYTES = 9_000;
    private static final Set<Integer> BUSY = Set.of(11232);

    private final Web web;
    private final HttpUrl url;
    private final Optional<Secret> secret;
    private final AlertMessages messages;
    private final InstantSource time;

    /**
     * @param secret the signing secret, where the robot has one
     */
    public FeishuChannel(
            Web web,
            Secret url,
            Optional<Secret> secret,
            AlertMessages messages,
            InstantSource time) {
        this.web = web;
        this.url = Web.url(url.value());
        this.secret = secret;
        this.messages = messages;
        this.time = time;
    }

    @Override
    public Delivery deliver(Alert alert) {
        ObjectNode body = Json.object();
        long seconds = time.instant().getEpochSecond();
        secret.ifPresent(
                key -> {
                    body.put("timestamp", Long.toString(seconds));
                    body.put("sign", Signature.ofFeishu(key.value(), seconds));
                });
        body.put("msg_type", "text");
        body.putObject("content").put("text", Cut.toBytes(messages.of(alert).plain(), MAX_BYTES));
        return web.postJson(url, body, FeishuChannel::judge);
    }

    // Robots of the first generation answer with another field.
    private static Delivery judge(Answer answer) {
        String field = answer.json().has("code") ? "code" : "StatusCode";
        return answer.byCode(field, 0, BUSY);
    }
}
