package dev.caravan.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.cloud.Item;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DownloadTest extends SimulatorTest {

    private String link(String path) throws Exception {
        Item item = other.find(path).orElseThrow();
        JsonNode reply = post("/open/ufile/downurl", "pick_code", item.pickCode());
        return reply.path("data").path(item.id() + "").at("/url/url").asText();
    }

    private HttpRequest.Builder fetch(String link) {
        return HttpRequest.newBuilder(URI.create(link)).header("User-Agent", "test");
    }

    @Test
    void a_link_gives_the_file_and_parts_of_it() throws Exception {
        other.file("/名 前.txt", "0123456789");
        String link = link("/名 前.txt");
        HttpResponse<byte[]> whole = bytes(fetch(link));
        HttpResponse<byte[]> part = bytes(fetch(link).header("Range", "bytes=2-4"));
        HttpResponse<byte[]> tail = bytes(fetch(link).header("Range", "bytes=7-"));
        HttpResponse<byte[]> beyond = bytes(fetch(link).header("Range", "bytes=10-"));
        HttpResponse<byte[]> head =
                bytes(fetch(link).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(new String(whole.body(), UTF_8)).isEqualTo("0123456789");
        assertThat(whole.headers().firstValue("ETag")).isPresent();
        assertThat(new String(part.body(), UTF_8)).isEqualTo("234");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
        assertThat(new String(tail.body(), UTF_8)).isEqualTo("789");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(head.headers().firstValue("Content-Length")).contains("10");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void a_server_may_ignore_ranges() throws Exception {
        set("download.ranges", "false");
        other.file("/a.txt", "0123456789");

        assertThat(bytes(fetch(link("/a.txt")).header("Range", "bytes=2-4")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_link_is_bound_to_the_program_and_to_its_time() throws Exception {
        other.file("/a.txt", "a");
        String link = link("/a.txt");
        HttpResponse<String> stranger =
                send(HttpRequest.newBuilder(URI.create(link)).header("User-Agent", "else"));
        simulator.clock().advance(Duration.ofHours(3));

        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(send(fetch(link)).statusCode()).isEqualTo(403);
        assertThat(link).contains("?t=", "&u=" + Simulator.USER, "&c=2", "&f=1");
    }

    @Test
    void a_third_connection_for_a_link_is_refused() throws Exception {
        other.file("/a.txt", "a");
        String link = link("/a.txt");
        long hanging =
                simulator
                        .faults()
                        .add(
                                "{\"endpoint\":\"cdn\",\"action\":\"slow\",\"time\":\"20s\",\"times\":2}");
        CompletableFuture<?> first =
                HTTP.sendAsync(fetch(link).build(), HttpResponse.BodyHandlers.discarding());
        CompletableFuture<?> second =
                HTTP.sendAsync(fetch(link).build(), HttpResponse.BodyHandlers.discarding());
        await().until(() -> simulator.faults().struck(hanging) == 2);

        await().until(() -> send(fetch(link)).statusCode() == 403);
        assertThat(simulator.faults().struck(hanging)).isEqualTo(2);
        first.cancel(true);
        second.cancel(true);
    }

    @Test
    void folders_and_unknown_codes_have_no_link() throws Exception {
        other.folder("/d");
        Item folder = other.find("/d").orElseThrow();
        JsonNode ofFolder = post("/open/ufile/downurl", "pick_code", folder.pickCode());
        JsonNode unknown = post("/open/ufile/downurl", "pick_code", "a1");
        JsonNode none = post("/open/ufile/downurl");

        assertThat(ofFolder.path("data").path(folder.id() + "").path("url").isBoolean()).isTrue();
        assertThat(unknown.path("code").asInt()).isEqualTo(50003);
        assertThat(none.path("code").asInt()).isEqualTo(50001);
    }

    @Test
    void unfinished_and_too_large_files_are_refused() throws Exception {
        other.file("/a.txt", "0123456789");
        String code = other.find("/a.txt").orElseThrow().pickCode();
        set("download.max-size", "5");
        JsonNode large = post("/open/ufile/downurl", "pick_code", code);
        set("download.max-size", "0");
        other.markComplete("/a.txt", "0");

        assertThat(large.path("code").asInt()).isEqualTo(50028);
        assertThat(post("/open/ufile/downurl", "pick_code", code).path("code").asInt())
                .isEqualTo(70004);
        assertThat(get("/open/ufile/files").at("/data/0/fta").asText()).isEqualTo("0");
    }

    @Test
    void an_empty_file_downloads_as_nothing() throws Exception {
        other.file("/empty", "");

        assertThat(bytes(fetch(link("/empty"))).body()).isEmpty();
    }
}
