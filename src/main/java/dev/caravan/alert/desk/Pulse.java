package dev.caravan.alert.desk;

import dev.caravan.alert.Delivery;
import dev.caravan.alert.Heartbeat;
import dev.caravan.alert.PassEnd;
import dev.caravan.alert.PassStart;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the signs of life of the passes to one watch, in order and in the background. */
final class Pulse {

    private static final Logger log = LoggerFactory.getLogger(Pulse.class);
    private static final int ATTEMPTS = 2;

    private final String channel;
    private final Heartbeat heartbeat;
    private final TaskQueue queue;

    Pulse(String channel, Heartbeat heartbeat, Executor threads) {
        this.channel = channel;
        this.heartbeat = heartbeat;
        this.queue = new TaskQueue(threads);
    }

    void started(PassStart start) {
        queue.add("send the start of a pass", () -> send(() -> heartbeat.started(start)));
    }

    void ended(PassEnd end) {
        queue.add("send the end of a pass", () -> send(() -> heartbeat.ended(end)));
    }

    CompletableFuture<Void> done() {
        return queue.done();
    }

    private void send(Supplier<Delivery> sign) {
        Delivery delivery = sign.get();
        for (int attempt = 1; delivery instanceof Delivery.Retry && attempt < ATTEMPTS; attempt++) {
            delivery = sign.get();
        }
        if (!delivery.isDelivered()) {
            // No harm beyond this line: the watch will notice the silence.
            log.warn("sign of life not delivered channel={} reason={}", channel, delivery.reason());
        }
    }
}
