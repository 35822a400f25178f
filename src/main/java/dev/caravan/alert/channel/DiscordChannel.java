package dev.caravan.alert.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.alert.Alert;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.AlertText;
import dev.caravan.alert.message.Cut;
import dev.caravan.secret.Secret;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** A Discord webhook. */
public final class DiscordChannel implements Channel {

    private static final Pattern MARKUP = Pattern.compile("[\\\\*_~`|>\\[\\]]");
    private static final int MAX_TITLE = 256;
    private static final int MAX_DESCRIPTION = 4096;
    private static final int RED = 0xE74C3C;
    private static final int YELLOW = 0xF1C40F;
    private static final int GREEN = 0x2ECC71;

    private final Web web;
    private final HttpUrl url;
    private final AlertMessages messages;

    public DiscordChannel(Web web, Secret url, AlertMessages messages) {
        this.web = web;
        // Without this Discord answers before it has looked at the message.
        this.url = Web.url(url.value()).newBuilder().setQueryParameter("wait", "true").build();
        this.messages = messages;
    }

    @Override
    public Delivery deliver(Alert alert) {
        AlertText text = messages.of(alert);
        ObjectNode body = Json.object().put("username", "Caravan");
        ObjectNode embed = body.putArray("embeds").addObject();
        embed.put("title", Cut.toCharacters(escaped(text.title()), MAX_TITLE));
        embed.put("description", Cut.toCharacters(escaped(text.body()), MAX_DESCRIPTION));
        embed.put("color", color(alert));
        embed.put("timestamp", alert.time().toInstant().toString());
        // A file named @everyone must not wake everyone.
        body.putObject("allowed_mentions").putArray("parse");
        return web.postJson(url, body, answer -> Delivery.delivered());
    }

    private static String escaped(String text) {
        return MARKUP.matcher(text).replaceAll("\\\\$0");
    }

    private static int color(Alert alert) {
        return switch (alert.severity()) {
            case ERROR -> RED;
            case WARNING -> YELLOW;
            case INFO -> GREEN;
        };
    }
}
