package dev.caravan.open115.pace;

/**
 * A wait that a {@link Sleeper} gave up because the program ends. Nobody interrupted the thread, so
 * its flag stays clear and what it still has to save can be saved.
 */
public final class WaitEnded extends InterruptedException {

    private static final long serialVersionUID = 1L;

    public WaitEnded() {
        super("the program ends");
    }
}
