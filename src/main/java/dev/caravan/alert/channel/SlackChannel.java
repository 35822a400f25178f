package dev.caravan.alert.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.alert.Alert;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.AlertText;
import dev.caravan.alert.message.Cut;
import dev.caravan.secret.Secret;
import okhttp3.HttpUrl;

/** A Slack incoming webhook. */
public final class SlackChannel implements Channel {

    // A block takes 3000 signs, and one sign may become five when it is escaped.
    private static final int MAX_TITLE = 300;
    private static final int MAX_TEXT = 2900;

    private final Web web;
    private final HttpUrl url;
    private final AlertMessages messages;

    public SlackChannel(Web web, Secret url, AlertMessages messages) {
        this.web = web;
        this.url = Web.url(url.value());
        this.messages = messages;
    }

    @Override
    public Delivery deliver(Alert alert) {
        AlertText text = messages.of(alert);
        String title = AlertText.escaped(Cut.toCharacters(text.title(), MAX_TITLE));
        ObjectNode body = Json.object().put("text", title);
        ObjectNode section = body.putArray("blocks").addObject().put("type", "section");
        section.putObject("text")
                .put("type", "mrkdwn")
                .put("text", Cut.toCharacters(title + "\n" + lines(text), MAX_TEXT));
        return web.postJson(url, body, SlackChannel::judge);
    }

    private static String lines(AlertText text) {
        return AlertText.escaped(text.body());
    }

    private static Delivery judge(Answer answer) {
        return answer.text().strip().equals("ok")
                ? Delivery.delivered()
                : Delivery.refused(answer.host() + " did not say ok");
    }
}
