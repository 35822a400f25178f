package dev.caravan.web;

/** A request that cannot be understood, with the answer to it. */
final class BadRequest extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    BadRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    Answer answer() {
        return Answer.of(status, String.valueOf(getMessage()));
    }
}
