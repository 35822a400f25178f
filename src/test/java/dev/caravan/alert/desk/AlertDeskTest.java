package dev.caravan.alert.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caravan.alert.Alert;
import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.AlertIds;
import dev.caravan.alert.Alerts;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.Heartbeat;
import dev.caravan.alert.ManualTime;
import dev.caravan.alert.PassEnd;
import dev.caravan.alert.PassEnd.Mark;
import dev.caravan.alert.PassStart;
import dev.caravan.alert.Subject;
import dev.caravan.alert.Subscriber;
import dev.caravan.alert.message.AlertWriter;
import dev.caravan.alert.message.Digest;
import dev.caravan.alert.message.Language;
import dev.caravan.alert.outbox.AlertBook;
import dev.caravan.alert.outbox.OpenDelivery;
import dev.caravan.alert.outbox.Outbox;
import dev.caravan.alert.policy.AlertPolicy;
import dev.caravan.alert.policy.Condition;
import dev.caravan.alert.policy.Observation;
import dev.caravan.cause.Cause;
import dev.caravan.state.database.StateDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertDeskTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    @TempDir Path folder;
    private StateDatabase database;
    private final ManualTime time = new ManualTime();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Mailbox mail = new Mailbox();
    private final Mailbox chat = new Mailbox();

    /** A channel that keeps what it gets, or does not get. */
    private static final class Mailbox implements Channel, Heartbeat {

        private final List<String> got = new CopyOnWriteArrayList<>();
        private final List<String> signs = new CopyOnWriteArrayList<>();
        private volatile Delivery answer = Delivery.delivered();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public Delivery deliver(Alert alert) {
            try {
                gate.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            if (answer.isDelivered()) {
                got.add(alert.event().settingsWord());
            }
            return answer;
        }

        @Override
        public Delivery started(PassStart start) {
            signs.add("start " + start.job());
            return answer;
        }

        @Override
        public Delivery ended(PassEnd end) {
            signs.add(end.mark() + " " + end.job());
            return answer;
        }
    }

    @BeforeEach
    void open() {
        database = StateDatabase.open(folder);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void a_trouble_reaches_the_channels_that_want_it_once_and_so_does_its_end() {
        AlertDesk desk = desk(EnumSet.of(AlertEvent.JOB_FAILED));
        desk.observe(after(Mark.BAD, AlertEvent.JOB_PARTIAL));
        desk.observe(after(Mark.BAD, AlertEvent.JOB_PARTIAL));
        desk.observe(after(Mark.GOOD));
        assertThat(desk.flush(LONG_ENOUGH)).isTrue();
        assertThat(mail.got).containsExactly("partial", "recovered");
        assertThat(chat.got).isEmpty();
    }

    @Test
    void what_was_told_is_remembered_over_a_restart() {
        AlertDesk first = desk(AlertEvent.DEFAULTS);
        first.observe(after(Mark.BAD, AlertEvent.JOB_HELD));
        first.flush(LONG_ENOUGH);
        first.close();
        AlertDesk second = desk(AlertEvent.DEFAULTS);
        second.observe(after(Mark.BAD, AlertEvent.JOB_HELD));
        second.flush(LONG_ENOUGH);
        assertThat(mail.got).containsExactly("held");
    }

    @Test
    void a_channel_that_is_down_gets_it_from_a_later_run() {
        mail.answer = Delivery.retry("down");
        AlertDesk first = desk(AlertEvent.DEFAULTS);
        first.observe(after(Mark.BAD, AlertEvent.JOB_FAILED));
        assertThat(first.flush(LONG_ENOUGH)).isTrue();
        first.close();
        assertThat(first.undelivered())
                .extracting(OpenDelivery::channel, OpenDelivery::attempts, OpenDelivery::lastError)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("mail", 1, "down"));
        assertThat(chat.got).containsExactly("failed");
        mail.answer = Delivery.delivered();
        time.pass(Duration.ofSeconds(1));
        assertThat(desk(AlertEvent.DEFAULTS).flush(LONG_ENOUGH)).isTrue();
        assertThat(mail.got).containsExactly("failed");
        assertThat(chat.got).containsExactly("failed");
    }

    @Test
    void the_clock_route_tries_again_when_it_is_time_and_reminds() {
        mail.answer = Delivery.retry("down");
        AlertDesk desk = desk(AlertEvent.DEFAULTS);
        desk.observe(after(Mark.BAD, AlertEvent.JOB_WAITING));
        desk.flush(LONG_ENOUGH);
        mail.answer = Delivery.delivered();
        time.pass(Duration.ofSeconds(20));
        desk.retryDue();
        desk.flush(LONG_ENOUGH);
        assertThat(mail.got).containsExactly("waiting");
        time.pass(Duration.ofHours(24));
        desk.retryDue();
        desk.retryDue();
        desk.flush(LONG_ENOUGH);
        assertThat(mail.got).containsExactly("waiting", "waiting");
    }

    @Test
    void a_slow_channel_neither_holds_up_others_nor_the_end_of_the_program() {
        mail.gate = new CountDownLatch(1);
        AlertDesk desk = desk(AlertEvent.DEFAULTS);
        desk.observe(after(Mark.BAD, AlertEvent.JOB_FAILED));
        await().until(() -> chat.got.equals(List.of("failed")));
        assertThat(desk.flush(Duration.ofMillis(50))).isFalse();
        desk.close();
        assertThat(desk.undelivered()).extracting(OpenDelivery::attempts).containsExactly(1);
        mail.gate.countDown();
        assertThat(desk.flush(LONG_ENOUGH)).isTrue();
        assertThat(desk.undelivered()).isEmpty();
    }

    @Test
    void a_channel_with_a_bug_does_not_stop_the_others() {
        Channel broken =
                alert -> {
                    throw new IllegalStateException("planted");
                };
        AlertDesk desk =
                desk(
                        List.of(
                                Subscriber.of("broken", AlertEvent.DEFAULTS, broken),
                                Subscriber.of("chat", AlertEvent.DEFAULTS, chat)));
        desk.observe(after(Mark.BAD, AlertEvent.JOB_FAILED));
        assertThat(desk.flush(LONG_ENOUGH)).isTrue();
        assertThat(chat.got).containsExactly("failed");
        assertThat(desk.undelivered())
                .extracting(OpenDelivery::lastError)
                .containsExactly("an error in Caravan: IllegalStateException");
    }

    @Test
    void two_desks_on_one_database_send_every_alert_once_and_in_order() {
        StateDatabase second = StateDatabase.open(folder);
        AlertDesk one = desk(AlertEvent.DEFAULTS);
        AlertDesk two = desk(second, subscribers(AlertEvent.DEFAULTS));
        for (int round = 0; round < 10; round++) {
            one.observe(after(Mark.BAD, AlertEvent.JOB_FAILED));
            two.observe(after(Mark.BAD, AlertEvent.JOB_FAILED));
            two.observe(after(Mark.GOOD));
            one.observe(after(Mark.GOOD));
        }
        await().until(
                        () -> {
                            one.retryDue();
                            two.retryDue();
                            return one.undelivered().isEmpty();
                        });
        one.flush(LONG_ENOUGH);
        two.flush(LONG_ENOUGH);
        second.close();
        assertThat(String.join(" ", mail.got)).isEqualTo("failed recovered ".repeat(10).strip());
        assertThat(chat.got).isEqualTo(mail.got);
    }

    @Test
    void watches_get_a_sign_of_every_pass() {
        AlertDesk desk = desk(AlertEvent.DEFAULTS);
        desk.passStarted(new PassStart("photos", "r1"));
        desk.observe(after(Mark.GOOD));
        desk.flush(LONG_ENOUGH);
        assertThat(mail.signs).containsExactly("start photos", "GOOD photos");
        assertThat(mail.got).isEmpty();
    }

    @Test
    void success_and_digest_go_only_to_who_asked_for_them() {
        AlertDesk desk = desk(EnumSet.of(AlertEvent.JOB_SUCCESS, AlertEvent.DIGEST));
        desk.observe(after(Mark.GOOD));
        desk.digest(
                new Digest(
                        List.of(new Digest.Line("photos", "ok", Optional.empty(), 1, 1, 0, 0, 0)),
                        Alerts.partial().summary().orElseThrow()));
        desk.flush(LONG_ENOUGH);
        assertThat(mail.got).isEmpty();
        assertThat(chat.got).containsExactly("success", "digest");
    }

    @Test
    void a_removed_job_is_not_reminded_of() {
        AlertDesk desk = desk(AlertEvent.DEFAULTS);
        desk.observe(after(Mark.BAD, AlertEvent.JOB_FAILED));
        desk.keepOnly(Set.of(Subject.job("docs")));
        time.pass(Duration.ofDays(2));
        desk.retryDue();
        desk.flush(LONG_ENOUGH);
        assertThat(mail.got).containsExactly("failed");
    }

    @Test
    void a_test_goes_straight_to_the_channel() {
        AlertDesk desk = desk(AlertEvent.DEFAULTS);
        assertThat(desk.test("mail")).isEqualTo(Delivery.delivered());
        mail.answer = Delivery.refused("no");
        assertThat(desk.test("mail")).isEqualTo(Delivery.refused("no"));
        assertThat(desk.undelivered()).isEmpty();
        assertThat(desk.channels()).containsExactly("mail", "chat");
        assertThatThrownBy(() -> desk.test("fax"))
                .hasMessage("no alert channel is called fax; there are: mail, chat");
    }

    private AlertDesk desk(Set<AlertEvent> ofChat) {
        return desk(subscribers(ofChat));
    }

    private List<Subscriber> subscribers(Set<AlertEvent> ofChat) {
        return List.of(
                Subscriber.of("mail", AlertEvent.DEFAULTS, mail),
                Subscriber.of("chat", ofChat, chat));
    }

    private AlertDesk desk(List<Subscriber> subscribers) {
        return desk(database, subscribers);
    }

    private AlertDesk desk(StateDatabase state, List<Subscriber> subscribers) {
        Random random = new Random();
        return new AlertDesk(
                subscribers,
                new AlertPolicy(Duration.ofHours(24)),
                new AlertWriter(new AlertIds(random), Language.ENGLISH, ZoneOffset.UTC, "nas"),
                new AlertBook(state),
                new Outbox(state, random),
                threads,
                time);
    }

    private static Observation after(Mark mark, AlertEvent... events) {
        PassEnd pass =
                new PassEnd("photos", "r1", mark, "", Alerts.partial().summary(), Optional.empty());
        return Observation.afterPass(
                pass,
                java.util.Arrays.stream(events)
                        .map(event -> Condition.of(event, Cause.NETWORK, ""))
                        .toList());
    }
}
