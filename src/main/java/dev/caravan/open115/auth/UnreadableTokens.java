package dev.caravan.open115.auth;

/** Pasted text is not a token pair; the message says what was wanted and quotes nothing. */
public final class UnreadableTokens extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableTokens(String message) {
        super(message);
    }
}
