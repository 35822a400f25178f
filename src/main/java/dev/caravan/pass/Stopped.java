package dev.caravan.pass;

/**
 * Says that the program is about to end, and the pass with it. That is no failure: what was done is
 * remembered, and the next pass goes on.
 */
final class Stopped extends Exception {

    private static final long serialVersionUID = 1L;

    Stopped() {
        super("stopped before the end; the next pass goes on");
    }
}
