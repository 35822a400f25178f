package dev.caravan.web;

import dev.caravan.drive.DriveException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One login by QR code that somebody follows over HTTP. */
final class LoginSession implements LoginFollower {

    /** When nobody has asked for so long, the page is closed, and 115 need not be asked either. */
    private static final Duration ABANDONED = Duration.ofSeconds(90);

    private final String id;
    private final String account;
    private final InstantSource time;
    private final CountDownLatch firstNews = new CountDownLatch(1);
    private State state = State.STARTING;
    private Optional<String> qrText = Optional.empty();
    private Optional<String> message = Optional.empty();
    private Instant asked;

    LoginSession(String id, String account, InstantSource time) {
        this.id = id;
        this.account = account;
        this.time = time;
        this.asked = time.instant();
    }

    /** How far it has come. */
    enum State {
        STARTING,
        WAITING,
        SCANNED,
        DONE,
        FAILED,
        CANCELLED;

        boolean isOver() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /** What the one who follows sees; the JSON of the API. */
    record View(
            String session,
            String account,
            String state,
            @Nullable String qrText,
            @Nullable String message) {}

    String id() {
        return id;
    }

    String account() {
        return account;
    }

    /** Goes through the login; returns when it is over. */
    void follow(LoginWay way) {
        try {
            way.login(this);
            end(State.DONE, Optional.empty());
        } catch (DriveException.Interrupted stopped) {
            end(State.CANCELLED, Optional.empty());
        } catch (DriveException failed) {
            end(State.FAILED, Optional.ofNullable(failed.getMessage()));
        }
    }

    synchronized View view() {
        asked = time.instant();
        return new View(
                id,
                account,
                state.name().toLowerCase(Locale.ROOT),
                qrText.orElse(null),
                message.orElse(null));
    }

    /** The text of the code that can be scanned now. */
    synchronized Optional<String> qrText() {
        return qrText;
    }

    /** Waits a moment for the first code, or for the reason why there is none. */
    void awaitFirstNews(Duration patience) {
        try {
            // Whether it came or not, the view says it.
            var unused = firstNews.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void cancel() {
        if (!state.isOver()) {
            state = State.CANCELLED;
            qrText = Optional.empty();
        }
    }

    @Override
    public synchronized void show(String text) {
        if (!state.isOver()) {
            state = State.WAITING;
            qrText = Optional.of(text);
        }
        firstNews.countDown();
    }

    @Override
    public synchronized void scanned() {
        if (!state.isOver()) {
            state = State.SCANNED;
        }
    }

    @Override
    public synchronized boolean mayContinue() {
        return !state.isOver() && time.instant().isBefore(asked.plus(ABANDONED));
    }

    private synchronized void end(State how, Optional<String> why) {
        if (state != State.CANCELLED) {
            state = how;
            message = why;
        }
        qrText = Optional.empty();
        firstNews.countDown();
    }
}
