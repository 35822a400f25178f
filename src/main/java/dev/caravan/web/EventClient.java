package dev.caravan.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** One who listens to events; who reads too slowly is dropped, so that nobody waits for it. */
final class EventClient {

    private static final int MOST_UNREAD = 16;

    private final BlockingQueue<String> unread = new ArrayBlockingQueue<>(MOST_UNREAD);
    private final Connection connection;
    private final Thread thread;
    private volatile boolean gone;

    /** The way to a client; whoever closes it twice does no harm. */
    interface Connection extends AutoCloseable {
        OutputStream out();

        @Override
        void close();
    }

    EventClient(Connection connection, String name) {
        this.connection = connection;
        this.thread = new Thread(this::send, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean isGone() {
        return gone;
    }

    void tell(String event) {
        if (!unread.offer(event)) {
            drop();
        }
    }

    /** An interrupt also ends a write that waits for a client which does not read. */
    void drop() {
        gone = true;
        thread.interrupt();
    }

    private void send() {
        try (connection) {
            OutputStream out = connection.out();
            while (!gone) {
                out.write(unread.take().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException | InterruptedException ended) {
            // The client has left, or is dropped: both are ordinary ends of a connection.
            gone = true;
        }
    }
}
