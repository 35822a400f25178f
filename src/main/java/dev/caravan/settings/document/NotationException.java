package dev.caravan.settings.document;

/**
 * A text is not in the notation it should have.
 *
 * <p>The message continues a sentence that begins with the text, and never repeats the text: it may
 * be a secret.
 */
public final class NotationException extends Exception {

    public NotationException(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
