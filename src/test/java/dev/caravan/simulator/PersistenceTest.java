package dev.caravan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.admin.Node;
import dev.caravan.simulator.cloud.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PersistenceTest extends SimulatorTest {

    private void restart() throws IOException {
        simulator.close();
        simulator = Simulator.start(SimulatorOptions.in(data));
        other = simulator.otherClient();
    }

    @Test
    void a_restart_has_the_same_cloud() throws Exception {
        other.file("/d/a.txt", "a");
        String gone = other.file("/d/gone.txt", "g");
        other.trash("/d/gone.txt");
        List<Node> before = other.tree();
        long used = get("/open/user/info").at("/data/rt_space_info/all_use/size").asLong();
        restart();

        assertThat(other.tree()).isEqualTo(before);
        assertThat(other.text("/d/a.txt")).isEqualTo("a");
        assertThat(get("/open/user/info").at("/data/rt_space_info/all_use/size").asLong())
                .isEqualTo(used);
        post("/open/rb/revert", "tid", gone);
        assertThat(other.text("/d/gone.txt")).isEqualTo("g");
    }

    @Test
    void ids_are_never_given_twice_and_time_goes_on() throws Exception {
        String before = other.folder("/a");
        simulator.clock().advance(Duration.ofDays(3));
        restart();
        String between = other.folder("/b");
        restart();

        assertThat(List.of(before, between, other.folder("/c"))).doesNotHaveDuplicates();
        assertThat(simulator.clock().offset()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void a_directory_serves_one_simulator_at_a_time() {
        assertThatThrownBy(() -> Simulator.start(SimulatorOptions.in(data)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another one runs there");
    }

    @Test
    void a_torn_last_line_is_forgotten() throws Exception {
        other.folder("/a");
        simulator.close();
        Files.writeString(
                data.resolve("index.jsonl"), "{\"name\":\"item/1", StandardOpenOption.APPEND);
        simulator = Simulator.start(SimulatorOptions.in(data));

        assertThat(simulator.otherClient().tree()).hasSize(1);
    }

    @Test
    void a_multipart_upload_goes_on_after_a_restart() throws Exception {
        byte[] whole = new byte[250_000];
        new Random(5).nextBytes(whole);
        String[] asked = {
            "file_name", "a.bin",
            "file_size", "250000",
            "target", "U_1_0",
            "fileid", Contents.sha1(whole)
        };
        JsonNode init = post("/open/upload/init", asked).path("data");
        String object = init.path("object").asText();
        StorageClient before = storage();
        String upload = before.initiate(object, "sequential");
        String first =
                before.part(object, upload, 1, Arrays.copyOf(whole, 150_000))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
        restart();
        StorageClient after = storage();
        String second =
                after.part(object, upload, 2, Arrays.copyOfRange(whole, 150_000, 250_000))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
        String parts = StorageClient.listed(1, first) + StorageClient.listed(2, second);

        assertThat(
                        json(after.complete(object, upload, parts, StorageClient.callback(init)))
                                .path("state")
                                .asBoolean())
                .isTrue();
        assertThat(other.content("/a.bin")).isEqualTo(whole);
    }

    private StorageClient storage() throws Exception {
        JsonNode token = get("/open/upload/get_token").path("data");
        return new StorageClient(HTTP, token, simulator.clock().instant());
    }
}
