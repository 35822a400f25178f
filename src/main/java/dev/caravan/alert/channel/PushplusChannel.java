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

/** PushPlus, messages in WeChat. Its status is always 200; the code in the body counts. */
public final class PushplusChannel implements Channel {

    /** The only server there is. */
    public static final String SERVER = "https://www.pushplus.plus";

    private static final int MAX_TITLE = 200;
    private static final int MAX_CONTENT = 20_000;
    private static final int GOOD = 200;
    // The server's own error.
    private static final Set<Integer> BUSY = Set.of(500, 999);

    private final Web web;
    private final HttpUrl url;
    private final Secret token;
    private final AlertMessages messages;

    public PushplusChannel(Web web, String server, Secret token, AlertMessages messages) {
        this.web = web;
        this.url = Web.url(server).newBuilder().addPathSegment("send").build();
        this.token = token;
        this.messages = messages;
    }

    @Override
    public Delivery deliver(Alert alert) {
        AlertText text = messages.of(alert);
        ObjectNode body = Json.object();
        body.put("token", token.value());
        body.put("title", Cut.toCharacters(text.title(), MAX_TITLE));
        body.put("content", Cut.toCharacters(text.markdownBody(), MAX_CONTENT));
        body.put("template", "markdown");
        return web.postJson(url, body, answer -> answer.byCode("code", GOOD, BUSY));
    }
}
