package dev.caravan.simulator.world;

/** What 115 does not do, with its code and its words. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final long code;
    private final String words;

    public Refused(long code, String message) {
        super(message);
        this.code = code;
        this.words = message;
    }

    public long code() {
        return code;
    }

    public String words() {
        return words;
    }
}
