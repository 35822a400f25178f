package dev.caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.status.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final int MOST_CLIENTS = 16;

    private final SampleDesk desk = SampleDesk.full();
    private final List<Socket> sockets = new ArrayList<>();
    private WebServer server;
    private Http http;

    @BeforeEach
    void start() throws IOException {
        server =
                WebServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Optional.empty(),
                        desk,
                        new Events.Rhythm(Duration.ofMillis(20), Duration.ofMillis(200)));
        http = new Http(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    @Test
    void who_listens_is_told_first_how_everything_stands_and_then_what_changes()
            throws IOException {
        BufferedReader events = listen();
        assertThat(next(events, "event: ")).isEqualTo("event: status");
        assertThat(next(events, "data: ")).contains("\"state\":\"partial\"");

        desk.progress("films", new Progress("working", 13, 40, 5, 9, List.of()));
        String progress = next(events, "event: ", "event: progress");
        assertThat(progress).isEqualTo("event: progress");
        String moved = next(events, "data: ").substring("data: ".length());
        assertThat(new ObjectMapper().readTree(moved).at("/films/operationsDone").asInt())
                .isEqualTo(13);

        desk.job("videos", "ok", null, SampleDesk.pass(8, "ok", 1, 0, 0));
        next(events, "event: ", "event: status");
        assertThat(next(events, "data: ")).doesNotContain("\"state\":\"partial\"");
    }

    @Test
    void silence_is_broken_by_signs_of_life() throws IOException {
        BufferedReader events = listen();
        assertThat(next(events, ": ")).isEqualTo(": all quiet");
    }

    @Test
    void there_is_room_for_a_limited_number_and_again_when_some_have_left() throws IOException {
        for (int i = 0; i < MOST_CLIENTS; i++) {
            next(listen(), "event: ");
        }
        Http.Answered refused = http.get("/api/events");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers()).containsKey("retry-after");
        for (Socket socket : sockets) {
            socket.close();
        }
        await().until(() -> statusOf(http.connect()).contains(" 200 "));
        assertThat(http.get("/api/status").status()).isEqualTo(200);
    }

    @Test
    void who_does_not_read_is_dropped_and_nobody_waits_for_it() throws IOException {
        try (ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel lazy = SocketChannel.open(listening.getLocalAddress());
            SocketChannel ours = listening.accept();
            EventClient client = new EventClient(new Channel(ours), "lazy");
            client.start();
            // More than all buffers between the two ends hold.
            String large = "x".repeat(1 << 20);
            for (int i = 0; i < 40; i++) {
                client.tell(large);
            }
            assertThat(client.isGone()).isTrue();
            await().until(() -> !ours.isOpen());
            lazy.close();
        }
    }

    /** A channel as the JDK's server has it: an interrupt ends its writes. */
    private record Channel(SocketChannel channel) implements EventClient.Connection {
        @Override
        public OutputStream out() {
            return Channels.newOutputStream(channel);
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException gone) {
                throw new java.io.UncheckedIOException(gone);
            }
        }
    }

    @Test
    void a_look_that_fails_is_not_the_last_one() throws IOException {
        BufferedReader events = listen();
        next(events, "event: ");
        desk.broken = true;
        await().until(() -> desk.failedLooks > 1);
        desk.broken = false;
        desk.account("main", "throttled", null, 9);
        next(events, "event: ", "event: status");
    }

    private BufferedReader listen() throws IOException {
        Socket socket = http.connect();
        sockets.add(socket);
        ask(socket);
        return new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private void ask(Socket socket) throws IOException {
        String request =
                "GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private String statusOf(Socket socket) throws IOException {
        sockets.add(socket);
        ask(socket);
        return new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
    }

    private static String next(BufferedReader events, String beginning) throws IOException {
        return next(events, beginning, "");
    }

    /** The next line that begins so and ends so; patience has an end. */
    private static String next(BufferedReader events, String beginning, String whole)
            throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String line = events.readLine();
        while (System.nanoTime() < end
                && line != null
                && !(line.startsWith(beginning) && (whole.isEmpty() || line.equals(whole)))) {
            line = events.readLine();
        }
        return String.valueOf(line);
    }
}
