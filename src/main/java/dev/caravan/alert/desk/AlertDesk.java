package dev.caravan.alert.desk;

import dev.caravan.alert.Alert;
import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.PassEnd;
import dev.caravan.alert.PassStart;
import dev.caravan.alert.Subject;
import dev.caravan.alert.Subscriber;
import dev.caravan.alert.message.AlertWriter;
import dev.caravan.alert.message.Digest;
import dev.caravan.alert.outbox.AlertBook;
import dev.caravan.alert.outbox.OpenDelivery;
import dev.caravan.alert.outbox.Outbox;
import dev.caravan.alert.outbox.Outgoing;
import dev.caravan.alert.policy.AlertPolicy;
import dev.caravan.alert.policy.Decision;
import dev.caravan.alert.policy.Notice;
import dev.caravan.alert.policy.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place where the program says what is open; it sees to it that the right people hear of it
 * once. Safe for many threads, and for many processes on one state database.
 */
public final class AlertDesk implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AlertDesk.class);

    private final List<Subscriber> subscribers;
    private final AlertPolicy policy;
    private final AlertWriter writer;
    private final AlertBook book;
    private final Outbox outbox;
    private final InstantSource time;
    private final List<Courier> couriers;
    private final List<Pulse> pulses;
    private final Instant opened;

    /**
     * @param threads for deliveries; each channel uses at most two at a time
     */
    public AlertDesk(
            List<Subscriber> subscribers,
            AlertPolicy policy,
            AlertWriter writer,
            AlertBook book,
            Outbox outbox,
            Executor threads,
            InstantSource time) {
        this.subscribers = List.copyOf(subscribers);
        this.policy = policy;
        this.writer = writer;
        this.book = book;
        this.outbox = outbox;
        this.time = time;
        this.couriers =
                subscribers.stream()
                        .map(subscriber -> new Courier(subscriber, outbox, time, threads))
                        .toList();
        this.pulses =
                subscribers.stream().flatMap(subscriber -> pulse(subscriber, threads)).toList();
        this.opened = time.instant();
    }

    /** Tells that a pass begins, to the channels that expect a sign of every pass. */
    public void passStarted(PassStart start) {
        pulses.forEach(pulse -> pulse.started(start));
    }

    /** Takes note of what is open now; what follows from it is on its way when this returns. */
    public void observe(Observation seen) {
        store(seen);
        deliver(seen);
    }

    /** The first half of {@link #observe}: decides, and stores the alerts for good. */
    public void store(Observation seen) {
        Instant now = time.instant();
        book.decide(
                seen.subject(),
                memory -> entry(policy.decide(seen, memory, now), seen.pass(), now),
                now);
    }

    /** The second half of {@link #observe}: starts the deliveries and returns. */
    public void deliver(Observation seen) {
        seen.pass().ifPresent(pass -> pulses.forEach(pulse -> pulse.ended(pass)));
        couriers.forEach(Courier::deliverDue);
    }

    /** Sends a digest to the channels that asked for it. */
    public void digest(Digest digest) {
        Instant now = time.instant();
        List<String> channels = channelsFor(AlertEvent.DIGEST);
        if (channels.isEmpty()) {
            return;
        }
        Outgoing outgoing = new Outgoing(writer.digest(digest, now), channels);
        Decision nothing = new Decision(List.of(), List.of(), List.of());
        book.decide(Subject.all(), memory -> new AlertBook.Entry(nothing, List.of(outgoing)), now);
        couriers.forEach(Courier::deliverDue);
    }

    /** To be called every half minute or so: reminds, tries again, gives up, tidies. */
    public void retryDue() {
        Instant now = time.instant();
        book.decideAll(memory -> entry(policy.remind(memory, now), Optional.empty(), now), now);
        outbox.tidy(now).forEach(AlertDesk::reportGivenUp);
        couriers.forEach(Courier::deliverDue);
    }

    /**
     * Tries everything once that was not tried since this desk was opened, whatever its back-off,
     * and waits for it. What is not through by then stays in the outbox.
     *
     * @return whether everything was tried in time
     */
    public boolean flush(Duration atMost) {
        couriers.forEach(courier -> courier.deliverUntriedSince(opened));
        CompletableFuture<?>[] all =
                Stream.concat(
                                couriers.stream().map(Courier::done),
                                pulses.stream().map(Pulse::done))
                        .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(all).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the end of a queue never fails", broken);
        }
    }

    /** Sends a test straight to a channel, past the outbox, and waits for the answer. */
    public Delivery test(String channel) {
        Alert trial = writer.trial(time.instant());
        return couriers.stream()
                .filter(courier -> courier.channel().equals(channel))
                .findFirst()
                .map(courier -> courier.attempt(trial))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no alert channel is called "
                                                + channel
                                                + "; there are: "
                                                + String.join(", ", channels())));
    }

    /** The names of the channels, as configured. */
    public List<String> channels() {
        return subscribers.stream().map(Subscriber::name).toList();
    }

    /** What no channel has yet, and what was given up; oldest first. */
    public List<OpenDelivery> undelivered() {
        return outbox.undelivered();
    }

    /** Drops what is remembered of jobs and accounts that are no longer configured. */
    public void keepOnly(Set<Subject> configured) {
        book.keepOnly(configured);
    }

    /** Lets go of deliveries that are still under way, so that the next process can make them. */
    @Override
    public void close() {
        outbox.release(time.instant());
    }

    private AlertBook.Entry entry(Decision decision, Optional<PassEnd> pass, Instant now) {
        List<Outgoing> outgoing = new ArrayList<>();
        for (Notice notice : decision.notices()) {
            List<String> channels =
                    subscribers.stream()
                            .filter(subscriber -> notice.isFor(subscriber.events()))
                            .map(Subscriber::name)
                            .toList();
            if (!channels.isEmpty()) {
                outgoing.add(new Outgoing(writer.write(notice, pass, now), channels));
            }
        }
        return new AlertBook.Entry(decision, outgoing);
    }

    private List<String> channelsFor(AlertEvent event) {
        return subscribers.stream()
                .filter(subscriber -> subscriber.events().contains(event))
                .map(Subscriber::name)
                .collect(Collectors.toList());
    }

    private static Stream<Pulse> pulse(Subscriber subscriber, Executor threads) {
        return subscriber.heartbeat().stream()
                .map(heartbeat -> new Pulse(subscriber.name(), heartbeat, threads));
    }

    private static void reportGivenUp(OpenDelivery lost) {
        log.error(
                "alert given up after {} days; check the channel with `caravan alert test {}`:"
                        + " event={} id={} attempts={} reason={}",
                Outbox.LIFE.toDays(),
                lost.channel(),
                lost.alert().event().word(),
                lost.alert().id(),
                lost.attempts(),
                lost.lastError());
    }
}
