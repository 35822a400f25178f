package dev.caravan.alert.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.alert.Alert;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.Severity;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.AlertText;
import dev.caravan.alert.message.Cut;
import dev.caravan.secret.Secret;
import okhttp3.HttpUrl;

/** A Telegram bot that writes into a chat. */
public final class TelegramChannel implements Channel {

    /** Telegram's own server. */
    public static final String SERVER = "https://api.telegram.org";

    // Counted after the markup is taken out, and in halves of a pair for signs such as 😀.
    private static final int MAX_TITLE = 340;
    private static final int MAX_BODY = 1700;

    private final Web web;
    private final HttpUrl url;
    private final String chat;
    private final AlertMessages messages;

    /**
     * @param chat the id of a chat, or {@code @channel}
     */
    public TelegramChannel(
            Web web, String server, Secret token, String chat, AlertMessages messages) {
        this.web = web;
        this.url =
                Web.url(server)
                        .newBuilder()
                        .addPathSegment("bot" + token.value())
                        .addPathSegment("sendMessage")
                        .build();
        this.chat = chat;
        this.messages = messages;
    }

    @Override
    public Delivery deliver(Alert alert) {
        AlertText text = messages.of(alert);
        String title = AlertText.escaped(Cut.toCharacters(text.title(), MAX_TITLE));
        String lines = AlertText.escaped(Cut.toCharacters(text.body(), MAX_BODY));
        ObjectNode body = Json.object();
        body.put("chat_id", chat);
        body.put("text", "<b>" + title + "</b>\n" + lines);
        body.put("parse_mode", "HTML");
        body.put("disable_notification", alert.severity() == Severity.INFO);
        return web.postJson(url, body, TelegramChannel::judge);
    }

    private static Delivery judge(Answer answer) {
        return answer.json().path("ok").asBoolean()
                ? Delivery.delivered()
                : Delivery.refused(answer.host() + " did not say ok");
    }
}
