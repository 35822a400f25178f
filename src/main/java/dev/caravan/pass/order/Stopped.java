package dev.caravan.pass.order;

/**
 * Says that the program is about to end, and the pass with it. That is no failure: what was done is
 * remembered, and the next pass goes on.
 */
public final class Stopped extends Exception {

    private static final long serialVersionUID = 1L;

    public Stopped() {
        super("stopped before the end; the next pass goes on");
    }
}
