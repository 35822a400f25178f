package dev.caravan.pass.expectation;

/** Says that an item which failed before is not due again yet. */
public final class Resting extends Exception {

    private static final long serialVersionUID = 1L;

    Resting(String path) {
        super(path + " failed before and is not due again yet");
    }
}
