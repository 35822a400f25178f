package dev.caravan.open115.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A passport on loopback that rotates as 115 does, and watches for two refreshes at once. */
final class RotatingPassport implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> rejected = new ArrayList<>();
    private final Incident incident;
    private int number = 1;
    private boolean unheard;

    /** What becomes of one refresh. */
    enum Fate {
        ANSWERED,
        /** The connection is gone before anything was done. */
        LOST_BEFORE,
        /**
         * The connection is gone after the pair was changed, whose predecessor then still works.
         */
        LOST_AFTER
    }

    /** What happens while a refresh is under way. */
    @FunctionalInterface
    interface Incident {
        /**
         * @param nth of all refreshes, from 1 on
         * @param agent who asks
         */
        Fate during(int nth, String agent) throws IOException;
    }

    RotatingPassport() throws IOException {
        this((nth, agent) -> Fate.ANSWERED);
    }

    RotatingPassport(Incident incident) throws IOException {
        this.incident = incident;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/open/refreshToken", this::refresh);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized int refreshes() {
        return number - 1;
    }

    synchronized List<String> rejected() {
        return List.copyOf(rejected);
    }

    int mostAtOnce() {
        return mostInside.get();
    }

    private void refresh(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token =
                URLDecoder.decode(form.substring(form.indexOf('=') + 1), StandardCharsets.UTF_8);
        Fate fate;
        int now = inside.incrementAndGet();
        try {
            mostInside.accumulateAndGet(now, Math::max);
            // Time for a second one to come in, if there is one.
            never.await(5, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inside.decrementAndGet();
        }
        fate =
                incident.during(
                        asked.incrementAndGet(),
                        exchange.getRequestHeaders().getFirst("User-Agent"));
        if (fate != Fate.LOST_BEFORE) {
            answer(exchange, token, fate);
        }
        exchange.close();
    }

    private void answer(HttpExchange exchange, String token, Fate fate) throws IOException {
        byte[] body = changed(token, fate).getBytes(StandardCharsets.UTF_8);
        if (fate == Fate.ANSWERED) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized String changed(String token, Fate fate) {
        boolean forgiven = unheard && token.equals("refresh-" + (number - 1));
        if (!token.equals("refresh-" + number) && !forgiven) {
            rejected.add(token);
            return "{\"state\":0,\"code\":40140120,\"message\":\"refresh token error\"}";
        }
        number += forgiven ? 0 : 1;
        unheard = fate == Fate.LOST_AFTER;
        return "{\"state\":1,\"code\":0,\"data\":{\"access_token\":\"access-"
                + number
                + "\",\"refresh_token\":\"refresh-"
                + number
                + "\",\"expires_in\":7200}}";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
