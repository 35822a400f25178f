package dev.caravan.alert.email;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;

/** Makes the mail session of a server; it alone holds the password. */
public final class MailSession {

    private static final String TIMEOUT_MILLIS = "20000";

    private MailSession() {}

    public static Session of(MailServer server) {
        Properties options = new Properties();
        options.put("mail.transport.protocol", "smtp");
        options.put("mail.smtp.host", server.host());
        options.put("mail.smtp.port", Integer.toString(server.port()));
        options.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        options.put("mail.smtp.timeout", TIMEOUT_MILLIS);
        options.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        options.put("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
        // One wrong address must not keep the alert from the others.
        options.put("mail.smtp.sendpartial", "true");
        encrypt(server, options);
        return server.login()
                .map(login -> Session.getInstance(options, new Answer(login)))
                .orElseGet(() -> Session.getInstance(options));
    }

    private static void encrypt(MailServer server, Properties options) {
        options.put("mail.smtp.ssl.checkserveridentity", "true");
        options.put("mail.smtp.socketFactory.fallback", "false");
        server.trust().ifPresent(trust -> options.put("mail.smtp.ssl.socketFactory", trust));
        switch (server.encryption()) {
            case TLS -> options.put("mail.smtp.ssl.enable", "true");
            case STARTTLS_REQUIRED -> {
                options.put("mail.smtp.starttls.enable", "true");
                options.put("mail.smtp.starttls.required", "true");
            }
            case STARTTLS_WHEN_OFFERED -> options.put("mail.smtp.starttls.enable", "true");
            case NONE -> options.put("mail.smtp.starttls.enable", "false");
        }
    }

    /** Answers the server's question for a password. */
    private static final class Answer extends Authenticator {

        private final MailServer.Login login;

        Answer(MailServer.Login login) {
            this.login = login;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(login.user(), login.password().value());
        }
    }
}
