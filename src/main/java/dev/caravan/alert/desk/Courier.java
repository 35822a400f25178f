package dev.caravan.alert.desk;

import dev.caravan.alert.Alert;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.Subscriber;
import dev.caravan.alert.outbox.Claim;
import dev.caravan.alert.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the waiting alerts of one channel to it, one at a time, in the background. */
final class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    private final Subscriber subscriber;
    private final Outbox outbox;
    private final InstantSource time;
    private final TaskQueue queue;

    Courier(Subscriber subscriber, Outbox outbox, InstantSource time, Executor threads) {
        this.subscriber = subscriber;
        this.outbox = outbox;
        this.time = time;
        this.queue = new TaskQueue(threads);
    }

    String channel() {
        return subscriber.name();
    }

    /** Starts with what is due; returns at once. */
    void deliverDue() {
        start(now -> outbox.claimDue(channel(), now));
    }

    /** Starts with what was not tried since a time, due or not; returns at once. */
    void deliverUntriedSince(Instant since) {
        start(now -> outbox.claimUntriedSince(channel(), since, now));
    }

    CompletableFuture<Void> done() {
        return queue.done();
    }

    /** One attempt, outside the outbox. */
    Delivery attempt(Alert alert) {
        try {
            return subscriber.channel().deliver(alert);
        } catch (RuntimeException fault) {
            // An attempt ends here, whatever a channel does wrong: its alert stays in the outbox.
            log.error("alert channel={} failed id={}", channel(), alert.id(), fault);
            return Delivery.retry("an error in Caravan: " + fault.getClass().getSimpleName());
        }
    }

    private void start(Function<Instant, Optional<Claim>> claim) {
        queue.add("deliver through " + channel(), () -> deliver(claim));
    }

    private void deliver(Function<Instant, Optional<Claim>> next) {
        Optional<Claim> claim = next.apply(time.instant());
        while (claim.isPresent()) {
            Delivery delivery = attempt(claim.get().alert());
            outbox.settle(claim.get(), delivery, time.instant());
            report(claim.get(), delivery);
            claim = next.apply(time.instant());
        }
    }

    private void report(Claim claim, Delivery delivery) {
        String event = claim.alert().event().word();
        if (delivery.isDelivered()) {
            log.info(
                    "alert delivered channel={} event={} id={}",
                    channel(),
                    event,
                    claim.alert().id());
            return;
        }
        log.warn(
                "alert not delivered, it is kept and tried again: channel={} event={} id={}"
                        + " attempts={} reason={}",
                channel(),
                event,
                claim.alert().id(),
                claim.attempts() + 1,
                delivery.reason());
    }
}
