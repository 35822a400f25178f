package dev.caravan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** src/docs/http.md says of every address what the server does there. */
class HttpDocumentTest {

    private static final Pattern ROW =
            Pattern.compile(
                    "\\| `(GET|POST|DELETE) (/\\S*)` \\| ([0-9 ]+) \\| `([a-z/+-]+)` \\|.*");

    private final SampleDesk desk = SampleDesk.full();
    private WebServer server;

    /** A row of the table of addresses. */
    record Row(String method, String address, Set<String> statuses, String type) {}

    @BeforeEach
    void start() throws IOException {
        desk.login = follower -> follower.show("https://115.com/scan/dg-x");
        server =
                WebServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Optional.of("t"),
                        desk,
                        Events.Rhythm.USUAL);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void every_address_of_the_document_answers_as_it_says() throws IOException {
        Http http = new Http(server.port());
        List<Row> rows = rows();
        assertThat(rows).hasSizeGreaterThan(20);
        for (Row row : rows) {
            String path =
                    row.address()
                            .replace("{job}", "documents")
                            .replace("{account}", "main")
                            .replace("{session}", "unknown");
            if (path.equals("/api/events")) {
                continue; // EventsTest listens there; the answer has no end
            }
            Map<String, String> token = Map.of("Authorization", "Bearer t");
            Http.Answered answer = http.send(row.method(), path, token, "");
            assertThat(row.statuses())
                    .as(row.toString())
                    .contains(Integer.toString(answer.status()));
            if (answer.status() < 300) {
                assertThat(answer.headers().get("content-type"))
                        .as(row.toString())
                        .startsWith(row.type());
            }
            if (!row.method().equals("GET")) {
                assertThat(http.send(row.method(), path, Map.of(), "").status())
                        .as("without the token: " + row)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void the_document_knows_every_address() throws IOException {
        Set<String> documented =
                rows().stream()
                        .map(row -> row.method() + " " + row.address())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> served =
                server.routes().stream()
                        .map(route -> route.method() + " " + route.pattern())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(served);
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/docs/http.md"))) {
            Matcher matcher = ROW.matcher(line);
            if (matcher.matches()) {
                rows.add(
                        new Row(
                                matcher.group(1),
                                matcher.group(2),
                                Set.of(matcher.group(3).split(" ")),
                                matcher.group(4)));
            }
        }
        return rows;
    }
}
