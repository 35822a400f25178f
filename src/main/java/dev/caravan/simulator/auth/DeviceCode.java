package dev.caravan.simulator.auth;

/** One QR code on somebody's screen and how far the phone has got with it. */
final class DeviceCode {

    /** How far the phone has got, with the number that the status poll tells. */
    enum State {
        WAITING(0),
        SCANNED(1),
        CONFIRMED(2),
        EXPIRED(-1),
        CANCELLED(-2);

        private final int number;

        State(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    private final String uid;
    private final String app;
    private final String challenge;
    private final String method;
    private final long time;
    private final long expires;
    private State state = State.WAITING;
    private State told = State.WAITING;
    private String user = "";

    DeviceCode(String uid, String app, String challenge, String method, long time, long expires) {
        this.uid = uid;
        this.app = app;
        this.challenge = challenge;
        this.method = method;
        this.time = time;
        this.expires = expires;
    }

    String uid() {
        return uid;
    }

    String app() {
        return app;
    }

    String user() {
        return user;
    }

    long time() {
        return time;
    }

    State state() {
        return state;
    }

    boolean provedBy(String verifier) {
        return Pkce.matches(verifier, method, challenge);
    }

    void become(State next, String by) {
        state = next;
        user = by;
    }

    /** Whether the poll has something to tell that it has not told yet. */
    boolean hasNews(long now) {
        if (now >= expires && state != State.CONFIRMED) {
            state = State.EXPIRED;
        }
        return state != told || state == State.EXPIRED || state == State.CANCELLED;
    }

    State tell() {
        told = state;
        return state;
    }
}
