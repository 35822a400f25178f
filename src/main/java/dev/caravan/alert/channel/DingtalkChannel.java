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

/** A DingTalk (钉钉) group robot. Robots guarded by a keyword accept the prefix of every message. */
public final class DingtalkChannel implements Channel {

    private static final int MAX_BYTES = 16_000;
    // System busy; too many messages.
    private static final Set<Integer> BUSY = Set.of(-1, 130101, 410100);

    private final Web web;
    private final HttpUrl url;
    private final Optional<Secret> secret;
    private final AlertMessages messages;
    private final InstantSource time;

    /**
     * @param secret the signing secret, where the robot has one
     */
    public DingtalkChannel(
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
        ObjectNode body = Json.object().put("msgtype", "text");
        body.putObject("text").put("content", Cut.toBytes(messages.of(alert).plain(), MAX_BYTES));
        return web.postJson(signed(), body, answer -> answer.byCode("errcode", 0, BUSY));
    }

    private HttpUrl signed() {
        return secret.map(this::signed).orElse(url);
    }

    private HttpUrl signed(Secret key) {
        long millis = time.instant().toEpochMilli();
        // A value of a query parameter: encoded once, so that + and / of the signature survive.
        return url.newBuilder()
                .setQueryParameter("timestamp", Long.toString(millis))
                .setQueryParameter("sign", Signature.ofDingtalk(key.value(), millis))
                .build();
    }
}
