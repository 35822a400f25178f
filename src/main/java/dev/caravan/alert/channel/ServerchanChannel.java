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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Server酱, Turbo or ³: the key tells which. */
public final class ServerchanChannel implements Channel {

    private static final Pattern THIRD = Pattern.compile("sctp(\\d+)t.*");
    private static final int MAX_TITLE = 32;
    private static final int MAX_BODY_BYTES = 32_000;

    private final Web web;
    private final HttpUrl url;
    private final boolean third;
    private final AlertMessages messages;

    /**
     * @param server in place of the one that the key belongs to
     */
    public ServerchanChannel(Web web, Secret key, Optional<String> server, AlertMessages messages) {
        this.web = web;
        this.messages = messages;
        Matcher number = THIRD.matcher(key.value());
        this.third = number.matches();
        HttpUrl base = Web.url(server.orElseGet(() -> third ? third(number) : turbo()));
        String segments = (third ? "send/" : "") + key.value() + ".send";
        this.url = base.newBuilder().addPathSegments(segments).build();
    }

    @Override
    public Delivery deliver(Alert alert) {
        AlertText text = messages.of(alert);
        ObjectNode body = Json.object();
        body.put("title", Cut.toCharacters(text.title(), MAX_TITLE));
        // The title is short here, so the message begins with all of it.
        String full = AlertText.markdown(text.title()) + "  \n" + text.markdownBody();
        body.put("desp", Cut.toBytes(full, MAX_BODY_BYTES));
        if (third) {
            body.put("tags", "Caravan");
        }
        return web.postJson(url, body, answer -> answer.byCode("code", 0, Set.of()));
    }

    private static String turbo() {
        return "https://sctapi.ftqq.com/";
    }

    private static String third(Matcher number) {
        return "https://" + number.group(1) + ".push.ft07.com/";
    }
}
