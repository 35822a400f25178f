package dev.caravan.alert.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.alert.Alerts;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.Language;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EmailChannelTest {

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(
                        new SMTPSendFailedException("DATA", 554, "spam", null, null, null, null),
                        Delivery.refused("mail:25 answered 554")),
                Arguments.of(
                        new SMTPSendFailedException("DATA", 451, "busy", null, null, null, null),
                        Delivery.retry("mail:25 answered 451")),
                Arguments.of(
                        new MessagingException("read", new SocketTimeoutException("timed out")),
                        Delivery.retry("could not send through mail:25: SocketTimeoutException")));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void what_the_server_says_decides_whether_waiting_helps(
            MessagingException trouble, Delivery expected) {
        assertThat(channel(trouble, "a@example.com").deliver(Alerts.partial())).isEqualTo(expected);
    }

    @Test
    void one_wrong_recipient_does_not_make_the_others_get_it_twice() throws Exception {
        Address[] reached = {new InternetAddress("a@example.com")};
        Address[] wrong = {new InternetAddress("gone@example.com")};
        MessagingException partly =
                new SendFailedException("invalid", null, reached, new Address[0], wrong);
        assertThat(channel(partly, "a@example.com").deliver(Alerts.partial()))
                .isEqualTo(Delivery.delivered());
    }

    @Test
    void an_address_that_is_none_is_refused() {
        assertThat(channel(new MessagingException(), "a b@@x").deliver(Alerts.partial()))
                .isEqualTo(Delivery.refused("one of the addresses from and to is not valid"));
    }

    private static EmailChannel channel(MessagingException trouble, String to) {
        return new EmailChannel(
                mail -> {
                    throw trouble;
                },
                "mail:25",
                "a@example.com",
                List.of(to),
                new AlertMessages(Language.ENGLISH, ""));
    }
}
