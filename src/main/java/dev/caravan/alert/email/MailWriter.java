package dev.caravan.alert.email;

import dev.caravan.alert.Alert;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.AlertText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an alert as a mail: plain text and HTML beside each other, both in UTF-8. */
final class MailWriter {

    private static final String CHARSET = "UTF-8";

    private final String from;
    private final List<String> to;
    private final AlertMessages messages;

    MailWriter(String from, List<String> to, AlertMessages messages) {
        this.from = from;
        this.to = List.copyOf(to);
        this.messages = messages;
    }

    MimeMessage write(Alert alert) throws MessagingException {
        AlertText text = messages.of(alert);
        @Nullable Session none = null;
        MimeMessage mail = new MimeMessage(none);
        mail.setFrom(new InternetAddress(from, true));
        for (String recipient : to) {
            mail.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient, true));
        }
        mail.setSubject(text.title(), CHARSET);
        mail.setSentDate(Date.from(alert.time().toInstant()));
        // The same for every attempt, so that a mail that came twice is shown once.
        mail.setHeader("Message-ID", "<" + alert.id() + "@caravan>");
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Caravan-Event", alert.event().word());
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.body() + "\n", CHARSET);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(text.html(), CHARSET, "html");
        mail.setContent(new MimeMultipart("alternative", plain, html));
        return mail;
    }
}
