package dev.caravan.alert.channel;

import dev.caravan.alert.Alert;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.Heartbeat;
import dev.caravan.alert.PassEnd;
import dev.caravan.alert.PassStart;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import okhttp3.HttpUrl;

/**
 * A check on healthchecks.io or a server like it: a sign at the start and the end of every pass, so
 * that silence raises the alarm there. Alerts are only logged with the check; its state follows the
 * passes.
 */
public final class HealthchecksChannel implements Channel, Heartbeat {

    private final Web web;
    private final HttpUrl url;
    private final AlertMessages messages;
    private final Standing standing = new Standing();

    /**
     * @param url that pings the check
     */
    public HealthchecksChannel(Web web, Secret url, AlertMessages messages) {
        this.web = web;
        HttpUrl given = Web.url(url.value());
        int last = given.pathSize() - 1;
        this.url =
                given.pathSegments().get(last).isEmpty() && last > 0
                        ? given.newBuilder().removePathSegment(last).build()
                        : given;
        this.messages = messages;
    }

    @Override
    public Delivery started(PassStart start) {
        return ping("start", run(start.job(), start.run()), "");
    }

    @Override
    public Delivery ended(PassEnd end) {
        standing.note(end);
        String text = end.message().isEmpty() ? end.job() : end.job() + ": " + end.message();
        return ping(standing.isGood() ? "" : "fail", run(end.job(), end.run()), text);
    }

    @Override
    public Delivery deliver(Alert alert) {
        HttpUrl log = url.newBuilder().addPathSegment("log").build();
        return web.postText(log, messages.of(alert).plain(), HealthchecksChannel::judge);
    }

    private Delivery ping(String what, UUID run, String text) {
        HttpUrl.Builder ping = url.newBuilder();
        if (!what.isEmpty()) {
            ping.addPathSegment(what);
        }
        ping.setQueryParameter("rid", run.toString());
        return web.postText(ping.build(), text, HealthchecksChannel::judge);
    }

    // The same for the start and the end of one pass: the check pairs them by it.
    private static UUID run(String job, String run) {
        return UUID.nameUUIDFromBytes((job + "\n" + run).getBytes(StandardCharsets.UTF_8));
    }

    private static Delivery judge(Answer answer) {
        String text = answer.text().strip();
        if (text.contains("rate limited")) {
            return Delivery.retry(answer.host() + " limits the number of pings");
        }
        return text.contains("not found")
                ? Delivery.refused(answer.host() + " does not know the check")
                : Delivery.delivered();
    }
}
