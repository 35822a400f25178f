package dev.caravan.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.alert.Alert;
import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.AlertIds;
import dev.caravan.alert.Alerts;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.Subject;
import dev.caravan.alert.policy.Decision;
import dev.caravan.state.database.StateDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir Path folder;
    private StateDatabase database;
    private Outbox outbox;
    private final AlertIds ids = new AlertIds(new Random(7));

    @BeforeEach
    void open() {
        database = StateDatabase.open(folder);
        outbox = new Outbox(database, new Random(7));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void every_channel_gets_every_alert_in_the_order_they_were_made() {
        put("one", "mail", "chat");
        put("two", "mail", "chat");
        assertThat(deliverAll("mail")).containsExactly("one", "two");
        assertThat(deliverAll("chat")).containsExactly("one", "two");
        assertThat(outbox.undelivered()).isEmpty();
    }

    @Test
    void what_failed_is_tried_again_later_and_holds_up_what_follows() {
        put("one", "mail");
        put("two", "mail");
        settle(outbox.claimDue("mail", NOW), Delivery.retry("mail server down"), NOW);
        assertThat(outbox.claimDue("mail", NOW)).isEmpty();
        assertThat(outbox.undelivered().get(0).lastError()).isEqualTo("mail server down");
        Instant later = NOW.plusSeconds(20);
        assertThat(title(outbox.claimDue("mail", later))).contains("one");
    }

    @Test
    void waits_grow_from_attempt_to_attempt_up_to_half_an_hour() {
        put("one", "mail");
        Instant now = NOW;
        List<Long> waits = new ArrayList<>();
        for (int attempt = 0; attempt < 10; attempt++) {
            settle(outbox.claimDue("mail", now), Delivery.retry("down"), now);
            Instant next = outbox.undelivered().get(0).next();
            waits.add(Duration.between(now, next).toSeconds());
            now = next;
        }
        long expected = 15;
        for (long wait : waits) {
            assertThat(wait).isBetween(expected * 4 / 5 - 1, expected * 6 / 5 + 1);
            expected = Math.min(expected * 2, 1800);
        }
    }

    @Test
    void what_was_refused_lets_others_pass_and_is_tried_rarely() {
        put("one", "mail");
        put("two", "mail");
        settle(outbox.claimDue("mail", NOW), Delivery.refused("errcode 93000"), NOW);
        assertThat(deliverAll("mail")).containsExactly("two");
        assertThat(outbox.undelivered())
                .extracting(OpenDelivery::state)
                .containsExactly(OpenDelivery.State.REFUSED);
        assertThat(outbox.claimDue("mail", NOW.plus(Duration.ofMinutes(11)))).isEmpty();
        assertThat(title(outbox.claimDue("mail", NOW.plus(Duration.ofMinutes(19)))))
                .contains("one");
    }

    @Test
    void a_later_run_tries_at_once_but_keeps_the_patience_the_channel_asked_for() {
        put("one", "mail");
        put("two", "chat");
        settle(outbox.claimDue("mail", NOW), Delivery.retry("down"), NOW);
        settle(outbox.claimDue("chat", NOW), Delivery.retry("429", Duration.ofMinutes(2)), NOW);
        Instant later = NOW.plusSeconds(1);
        assertThat(title(outbox.claimUntriedSince("mail", later, later))).contains("one");
        assertThat(outbox.claimUntriedSince("chat", later, later)).isEmpty();
        assertThat(outbox.claimDue("chat", NOW.plusSeconds(119))).isEmpty();
        assertThat(title(outbox.claimDue("chat", NOW.plusSeconds(121)))).contains("two");
    }

    @Test
    void two_processes_never_have_the_same_alert() throws Exception {
        for (int count = 0; count < 40; count++) {
            put("alert " + count, "mail");
        }
        StateDatabase second = StateDatabase.open(folder);
        Outbox other = new Outbox(second, new Random(8));
        List<String> sent = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> workers =
                    List.of(
                            () -> work(outbox, sent),
                            () -> work(other, sent),
                            () -> work(outbox, sent),
                            () -> work(other, sent));
            for (Future<Boolean> worker : threads.invokeAll(workers)) {
                assertThat(worker.get()).isTrue();
            }
        } finally {
            threads.shutdown();
            second.close();
        }
        assertThat(sent)
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(count -> "alert " + count).toList());
    }

    @Test
    void a_claim_of_a_dead_process_lapses() {
        put("one", "mail");
        outbox.claimDue("mail", NOW);
        Outbox next = new Outbox(database, new Random(8));
        assertThat(next.claimDue("mail", NOW.plusSeconds(299))).isEmpty();
        assertThat(title(next.claimDue("mail", NOW.plusSeconds(300)))).contains("one");
    }

    @Test
    void a_process_that_ends_lets_go_of_its_claims() {
        put("one", "mail");
        outbox.claimDue("mail", NOW);
        outbox.release(NOW);
        Outbox next = new Outbox(database, new Random(8));
        assertThat(title(next.claimDue("mail", NOW))).contains("one");
    }

    @Test
    void after_seven_days_it_is_given_up_and_said_so() {
        put("one", "mail");
        settle(outbox.claimDue("mail", NOW), Delivery.retry("down"), NOW);
        assertThat(outbox.tidy(NOW.plus(WEEK).minusSeconds(1))).isEmpty();
        assertThat(outbox.tidy(NOW.plus(WEEK)))
                .extracting(lost -> lost.alert().title() + ": " + lost.lastError())
                .containsExactly("one: down");
        assertThat(outbox.claimDue("mail", NOW.plus(WEEK))).isEmpty();
        assertThat(outbox.tidy(NOW.plus(WEEK))).isEmpty();
        assertThat(outbox.undelivered())
                .extracting(OpenDelivery::state)
                .containsExactly(OpenDelivery.State.GIVEN_UP);
        outbox.tidy(NOW.plus(Duration.ofDays(37)));
        assertThat(outbox.undelivered()).isEmpty();
    }

    @Test
    void delivered_alerts_are_forgotten_after_thirty_days() {
        put("one", "mail");
        deliverAll("mail");
        outbox.tidy(NOW.plus(Duration.ofDays(30)).minusSeconds(1));
        assertThat(count("alert")).isEqualTo(1);
        outbox.tidy(NOW.plus(Duration.ofDays(30)));
        assertThat(count("alert")).isZero();
        assertThat(count("alert_delivery")).isZero();
    }

    private boolean work(Outbox box, List<String> sent) {
        int idle = 0;
        while (idle < 200) {
            Optional<Claim> claim = box.claimDue("mail", NOW);
            if (claim.isEmpty()) {
                idle++;
                Thread.onSpinWait();
                continue;
            }
            idle = 0;
            sent.add(claim.get().alert().title());
            box.settle(claim.get(), Delivery.delivered(), NOW);
        }
        return true;
    }

    private void put(String title, String... channels) {
        Alert alert = Alerts.about(AlertEvent.JOB_FAILED, title);
        Alert fresh =
                new Alert(
                        ids.next(NOW),
                        alert.event(),
                        alert.cause(),
                        alert.severity(),
                        alert.time(),
                        alert.host(),
                        alert.subject(),
                        alert.run(),
                        title,
                        alert.summary(),
                        alert.failures(),
                        alert.action(),
                        alert.nextRun());
        AlertBook.Entry entry =
                new AlertBook.Entry(
                        new Decision(List.of(), List.of(), List.of()),
                        List.of(new Outgoing(fresh, List.of(channels))));
        new AlertBook(database).decide(Subject.job("photos"), memory -> entry, NOW);
    }

    private List<String> deliverAll(String channel) {
        List<String> titles = new ArrayList<>();
        Optional<Claim> claim = outbox.claimDue(channel, NOW);
        while (claim.isPresent()) {
            titles.add(claim.get().alert().title());
            outbox.settle(claim.get(), Delivery.delivered(), NOW);
            claim = outbox.claimDue(channel, NOW);
        }
        return titles;
    }

    private void settle(Optional<Claim> claim, Delivery delivery, Instant now) {
        outbox.settle(claim.orElseThrow(), delivery, now);
    }

    private static Optional<String> title(Optional<Claim> claim) {
        return claim.map(it -> it.alert().title());
    }

    private long count(String table) {
        return database.read(
                        session ->
                                session.first(
                                        "select count(*) as n from " + table,
                                        row -> row.number("n")))
                .orElseThrow();
    }
}
