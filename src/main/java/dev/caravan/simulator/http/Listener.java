package dev.caravan.simulator.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loopback HTTP/1.1 server with one thread for each connection.
 *
 * <p>The JDK's own server cannot reset a connection nor end it in the middle of an answer at an
 * exact byte, which is what this one is for.
 */
public final class Listener implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);

    private final ServerSocket socket;
    private final Exchange exchange;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    private Listener(ServerSocket socket, Exchange exchange) {
        AtomicInteger count = new AtomicInteger();
        this.socket = socket;
        this.exchange = exchange;
        this.threads =
                Executors.newCachedThreadPool(
                        work -> {
                            Thread thread =
                                    new Thread(work, "simulator-" + count.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Binds the port (0: any free one); nothing is answered before {@link #start}. */
    public static Listener bind(int port, Exchange exchange) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                512);
        return new Listener(socket, exchange);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void start() {
        threads.execute(this::accept);
    }

    @Override
    public void close() {
        quietly(socket);
        open.forEach(Listener::quietly);
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                serve(socket.accept());
            } catch (IOException e) {
                log.debug("stopped accepting: {}", e.toString());
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        threads.execute(
                () -> {
                    try {
                        new Connection(client, exchange).run();
                    } finally {
                        open.remove(client);
                    }
                });
    }

    private static void quietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not close a socket", e);
        }
    }
}
