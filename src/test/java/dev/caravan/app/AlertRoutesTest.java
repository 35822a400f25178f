package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.AlertIds;
import dev.caravan.alert.PassEnd;
import dev.caravan.alert.Subscriber;
import dev.caravan.alert.desk.AlertDesk;
import dev.caravan.alert.email.EmailChannel;
import dev.caravan.alert.email.MailServer;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.AlertWriter;
import dev.caravan.alert.message.Language;
import dev.caravan.alert.outbox.AlertBook;
import dev.caravan.alert.outbox.Outbox;
import dev.caravan.alert.policy.AlertPolicy;
import dev.caravan.alert.policy.Condition;
import dev.caravan.alert.policy.Observation;
import dev.caravan.cause.Cause;
import dev.caravan.state.database.StateDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertRoutesTest {

    @TempDir Path folder;

    @Test
    void a_failed_pass_goes_through_the_outbox_into_the_mailbox() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        ExecutorService threads = Executors.newCachedThreadPool();
        mail.start();
        try (StateDatabase database = StateDatabase.open(folder);
                CamelContext camel = new DefaultCamelContext()) {
            AlertDesk desk = desk(database, camel, mail.getSmtp().getPort(), threads);
            AlertRoutes.load(camel, desk);
            camel.start();
            Condition failed =
                    Condition.of(AlertEvent.JOB_FAILED, Cause.STATE_DAMAGED, "the state is broken");
            Observation seen = Observation.afterPass(pass(), List.of(failed));
            camel.createProducerTemplate().sendBody("direct:alert", seen);
            camel.createProducerTemplate().sendBody("direct:alert", seen);
            assertThat(desk.flush(Duration.ofSeconds(10))).isTrue();
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(mail.getReceivedMessages()[0].getSubject())
                    .isEqualTo("Caravan ❌ photos: the pass failed: the state is broken");
            assertThat(desk.undelivered()).isEmpty();
        } finally {
            threads.shutdown();
            mail.stop();
        }
    }

    private AlertDesk desk(
            StateDatabase database, CamelContext camel, int port, ExecutorService threads) {
        MailServer server =
                new MailServer(
                        "127.0.0.1",
                        port,
                        MailServer.Encryption.NONE,
                        Optional.empty(),
                        Optional.empty());
        EmailChannel channel =
                new EmailChannel(
                        new MailThroughCamel(() -> camel, "alert-mail-1", server),
                        server.address(),
                        "a@example.com",
                        List.of("b@example.com"),
                        new AlertMessages(Language.ENGLISH, "Caravan"));
        return new AlertDesk(
                List.of(Subscriber.of("email", AlertEvent.DEFAULTS, channel)),
                new AlertPolicy(Duration.ofHours(24)),
                new AlertWriter(
                        new AlertIds(new Random(1)), Language.ENGLISH, ZoneOffset.UTC, "nas"),
                new AlertBook(database),
                new Outbox(database, new Random(1)),
                threads,
                InstantSource.system());
    }

    private static PassEnd pass() {
        return new PassEnd("photos", "r", PassEnd.Mark.BAD, "", Optional.empty(), Optional.empty());
    }
}
