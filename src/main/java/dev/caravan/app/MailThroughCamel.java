package dev.caravan.app;

import dev.caravan.alert.email.MailSender;
import dev.caravan.alert.email.MailServer;
import dev.caravan.alert.email.MailSession;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.camel.component.mail.JavaMailSender;
import org.jspecify.annotations.Nullable;

/**
 * Sends mails through the route {@code alert-mail}. The route is told only the name of the mailbox;
 * its session, which holds the password, is a bean of that name and never an option of an endpoint.
 */
final class MailThroughCamel implements MailSender {

    /** The header that names the mailbox. */
    static final String MAILBOX = "CaravanMailbox";

    private static final String ROUTE = "direct:alert-mail";

    private final Supplier<CamelContext> camel;
    private final String mailbox;
    private final JavaMailSender transport;

    /**
     * @param camel the running routes; asked at the first mail
     * @param mailbox a name of letters, digits and dashes, different for each channel
     */
    MailThroughCamel(Supplier<CamelContext> camel, String mailbox, MailServer server) {
        if (!mailbox.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("not a name for a mailbox: " + mailbox);
        }
        this.camel = camel;
        this.mailbox = mailbox;
        this.transport = transport(server);
    }

    @Override
    public void send(MimeMessage mail) throws MessagingException {
        CamelContext context = camel.get();
        context.getRegistry().bind(mailbox, transport);
        ProducerTemplate routes = context.createProducerTemplate();
        try {
            routes.sendBodyAndHeader(ROUTE, mail, MAILBOX, mailbox);
        } catch (CamelExecutionException failed) {
            @Nullable Throwable cause = failed.getCause();
            if (cause instanceof MessagingException trouble) {
                throw trouble;
            }
            throw new MessagingException("the route " + ROUTE + " failed", failed);
        } finally {
            routes.stop();
        }
    }

    // The option "session" of the mail component has no effect in Camel 4.22.0 (seen 2026-11-23).
    private static JavaMailSender transport(MailServer server) {
        DefaultJavaMailSender transport = new DefaultJavaMailSender();
        transport.setSession(MailSession.of(server));
        transport.setProtocol("smtp");
        transport.setHost(server.host());
        transport.setPort(server.port());
        return transport;
    }
}
