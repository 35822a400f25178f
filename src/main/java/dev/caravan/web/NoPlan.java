package dev.caravan.web;

/** Why nothing can be said now of what a pass would do. */
public final class NoPlan extends Exception {

    private static final long serialVersionUID = 1L;

    public NoPlan(String message, Throwable cause) {
        super(message, cause);
    }
}
