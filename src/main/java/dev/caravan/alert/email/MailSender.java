package dev.caravan.alert.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** Sends a finished mail through a mail server. */
@FunctionalInterface
public interface MailSender {

    /** Returns when the server has taken the mail; whatever else happens is an exception. */
    void send(MimeMessage mail) throws MessagingException;
}
