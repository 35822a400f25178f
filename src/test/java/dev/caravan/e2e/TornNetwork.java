package dev.caravan.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line to a server on this machine that can be cut: what travels breaks off, what comes fails.
 */
final class TornNetwork implements AutoCloseable {

    private static final int BUFFER = 128 << 10;

    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();
    private volatile ServerSocket entrance;

    private TornNetwork(InetSocketAddress server, ServerSocket entrance) {
        this.server = server;
        this.entrance = entrance;
        inBackground(() -> accept(entrance));
    }

    /** A whole line to a port of this machine. */
    static TornNetwork to(int port) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        return new TornNetwork(new InetSocketAddress(here, port), new ServerSocket(0, 50, here));
    }

    String url() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    /** How many bytes went to the server so far. */
    long sent() {
        return sent.get();
    }

    /** From now on nothing gets through. */
    void cut() throws IOException {
        entrance.close();
        for (Socket each : open) {
            each.close();
        }
    }

    /** From now on everything gets through again, at the same address. */
    void mend() throws IOException {
        ServerSocket again = new ServerSocket();
        again.setReuseAddress(true);
        again.bind(entrance.getLocalSocketAddress());
        entrance = again;
        inBackground(() -> accept(again));
    }

    @Override
    public void close() throws IOException {
        cut();
    }

    private interface Work {
        void run() throws IOException;
    }

    private void accept(ServerSocket listening) throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket there = new Socket(server.getAddress(), server.getPort());
            open.add(client);
            open.add(there);
            inBackground(() -> pump(client, there, sent));
            inBackground(() -> pump(there, client, new AtomicLong()));
        }
    }

    private void pump(Socket from, Socket to, AtomicLong count) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                count.addAndGet(got);
                out.write(buffer, 0, got);
            }
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void inBackground(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException brokenOff) {
                                // that is what it is for
                            }
                        },
                        "torn-network");
        thread.setDaemon(true);
        thread.start();
    }
}
