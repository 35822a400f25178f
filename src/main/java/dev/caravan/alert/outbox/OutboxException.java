package dev.caravan.alert.outbox;

import java.sql.SQLException;

/** The state database could not be read or written, so that alerts cannot be kept. */
public final class OutboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutboxException(String what, SQLException cause) {
        super("could not " + what + " in the state database: " + cause.getMessage(), cause);
    }
}
