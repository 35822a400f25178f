package dev.caravan.alert.email;

import dev.caravan.alert.Alert;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.message.AlertMessages;
import jakarta.mail.MessagingException;
import java.util.List;

/** Alerts as mails to some people. */
public final class EmailChannel implements Channel {

    private final MailSender sender;
    private final MailWriter writer;
    private final MailTrouble trouble;

    /**
     * @param server as it is called in reasons, such as {@code smtp.example.com:465}
     */
    public EmailChannel(
            MailSender sender,
            String server,
            String from,
            List<String> to,
            AlertMessages messages) {
        this.sender = sender;
        this.writer = new MailWriter(from, to, messages);
        this.trouble = new MailTrouble(server);
    }

    @Override
    public Delivery deliver(Alert alert) {
        try {
            sender.send(writer.write(alert));
            return Delivery.delivered();
        } catch (MessagingException cause) {
            return trouble.of(cause);
        }
    }
}
