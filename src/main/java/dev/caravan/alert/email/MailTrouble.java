package dev.caravan.alert.email;

import dev.caravan.alert.Delivery;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from the exception of a mail server whether waiting helps. The words of the server are left
 * out: they may quote anything.
 */
final class MailTrouble {

    private static final Logger log = LoggerFactory.getLogger(MailTrouble.class);
    private static final int FIRST_PERMANENT = 500;

    private final String server;

    MailTrouble(String server) {
        this.server = server;
    }

    Delivery of(MessagingException cause) {
        if (cause instanceof SendFailedException partly && hasReachedSomeone(partly)) {
            log.warn(
                    "mail server {} did not take all recipients of an alert: {}",
                    server,
                    addresses(partly));
            return Delivery.delivered();
        }
        if (cause instanceof AuthenticationFailedException) {
            return Delivery.refused(
                    server
                            + " did not accept user and password; some providers want an"
                            + " authorization code");
        }
        if (cause instanceof AddressException) {
            return Delivery.refused("one of the addresses from and to is not valid");
        }
        if (find(cause, SSLException.class).isPresent() || says(cause, "identity of server")) {
            return Delivery.refused("the certificate of " + server + " is not trusted");
        }
        if (says(cause, "STARTTLS is required")) {
            return Delivery.refused(server + " does not offer STARTTLS, which is required");
        }
        OptionalInt code = answer(cause);
        if (code.isPresent() && code.getAsInt() >= FIRST_PERMANENT) {
            return Delivery.refused(server + " answered " + code.getAsInt());
        }
        if (code.isPresent()) {
            return Delivery.retry(server + " answered " + code.getAsInt());
        }
        return Delivery.retry(
                "could not send through "
                        + server
                        + ": "
                        + rootOf(cause).getClass().getSimpleName());
    }

    private static boolean hasReachedSomeone(SendFailedException partly) {
        Address @Nullable [] sent = partly.getValidSentAddresses();
        return sent != null && sent.length > 0;
    }

    private static String addresses(SendFailedException partly) {
        Address @Nullable [] refused = partly.getInvalidAddresses();
        return refused == null
                ? ""
                : Arrays.stream(refused).map(Address::toString).collect(Collectors.joining(", "));
    }

    private static OptionalInt answer(MessagingException cause) {
        Optional<Integer> ofSending =
                find(cause, SMTPSendFailedException.class)
                        .map(SMTPSendFailedException::getReturnCode);
        return ofSending
                .or(
                        () ->
                                find(cause, SMTPAddressFailedException.class)
                                        .map(SMTPAddressFailedException::getReturnCode))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private static boolean says(MessagingException cause, String words) {
        return Optional.ofNullable(cause.getMessage())
                .filter(message -> message.contains(words))
                .isPresent();
    }

    private static <T extends Throwable> Optional<T> find(Throwable cause, Class<T> type) {
        @Nullable Throwable each = cause;
        while (each != null) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
            each = each.getCause();
        }
        return Optional.empty();
    }

    private static Throwable rootOf(Throwable cause) {
        Throwable root = cause;
        @Nullable Throwable next = root.getCause();
        while (next != null) {
            root = next;
            next = root.getCause();
        }
        return root;
    }
}
