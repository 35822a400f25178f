package dev.caravan.alert.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.alert.Alert;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.Cut;
import dev.caravan.secret.Secret;
import java.util.Set;
import okhttp3.HttpUrl;

/** A WeCom (企业微信) group robot. The URL holds the key; there is no signature. */
public final class WecomChannel implements Channel {

    private static final int MAX_BYTES = 2048;
    // System busy; too many calls.
    private static final Set<Integer> BUSY = Set.of(-1, 45009, 45033);

    private final Web web;
    private final HttpUrl url;
    private final AlertMessages messages;

    public WecomChannel(Web web, Secret url, AlertMessages messages) {
        this.web = web;
        this.url = Web.url(url.value());
        this.messages = messages;
    }

    @Override
    public Delivery deliver(Alert alert) {
        // Plain text: Markdown shows poorly where the robot's messages are read in WeChat.
        ObjectNode body = Json.object().put("msgtype", "text");
        body.putObject("text").put("content", Cut.toBytes(messages.of(alert).plain(), MAX_BYTES));
        return web.postJson(url, body, answer -> answer.byCode("errcode", 0, BUSY));
    }
}
