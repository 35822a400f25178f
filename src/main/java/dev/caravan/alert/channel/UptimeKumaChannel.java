package dev.caravan.alert.channel;

import dev.caravan.alert.Alert;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.Heartbeat;
import dev.caravan.alert.PassEnd;
import dev.caravan.alert.PassStart;
import dev.caravan.alert.message.Cut;
import dev.caravan.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/** A push monitor of Uptime Kuma: a sign at the end of every pass. */
public final class UptimeKumaChannel implements Channel, Heartbeat {

    private static final int MAX_MESSAGE = 200;

    private final Web web;
    private final HttpUrl url;
    private final Standing standing = new Standing();

    /**
     * @param url of the monitor, up to the question mark
     */
    public UptimeKumaChannel(Web web, Secret url) {
        this.web = web;
        this.url = Web.url(url.value()).newBuilder().query(null).build();
    }

    /** The monitor knows no start. */
    @Override
    public Delivery started(PassStart start) {
        return Delivery.delivered();
    }

    @Override
    public Delivery ended(PassEnd end) {
        standing.note(end);
        String message = end.message().isEmpty() ? "OK" : end.message();
        Optional<Duration> took =
                end.summary().map(summary -> Duration.ofSeconds(summary.seconds()));
        return push(end.job() + ": " + message, took);
    }

    /** Shows the alert; up or down follows the passes. */
    @Override
    public Delivery deliver(Alert alert) {
        return push(alert.title(), Optional.empty());
    }

    private Delivery push(String message, Optional<Duration> took) {
        HttpUrl.Builder push = url.newBuilder();
        push.setQueryParameter("status", standing.isGood() ? "up" : "down");
        push.setQueryParameter("msg", Cut.toCharacters(message, MAX_MESSAGE));
        took.ifPresent(time -> push.setQueryParameter("ping", Long.toString(time.toMillis())));
        return web.get(push.build(), UptimeKumaChannel::judge);
    }

    private static Delivery judge(Answer answer) {
        return answer.json().path("ok").asBoolean()
                ? Delivery.delivered()
                : Delivery.refused(answer.host() + " did not say ok");
    }
}
