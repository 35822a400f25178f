package dev.caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Schema and settings know the same keys: none is accepted and ignored. */
class SchemaTest {

    /** Values for what a channel must have, other than the schema's examples. */
    private static final Map<String, String> CHANNELS =
            Map.ofEntries(
                    Map.entry(
                            "email",
                            "smtp: 'smtp://u@127.0.0.1:1', password: p, from: x@y, to: [x@y]"),
                    Map.entry("serverchan", "token: x"),
                    Map.entry("bark", "token: x"),
                    Map.entry("pushplus", "token: x"),
                    Map.entry("telegram", "token: x, chat: x"),
                    Map.entry("gotify", "url: 'http://x', token: x"));

    private static final String OTHER_CHANNELS = "url: 'http://x'";

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> every_key_of_the_schema_changes_the_settings() throws IOException {
        return SchemaKeys.all().stream()
                .map(
                        key ->
                                DynamicTest.dynamicTest(
                                        key.toString(),
                                        () -> {
                                            JsonNode example =
                                                    key.schema().path("examples").path(0);
                                            assertThat(settings(key.path(), example))
                                                    .isNotEqualTo(settings(key.path(), null));
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> writing_out_a_default_changes_nothing() {
        return SchemaKeys.all().stream()
                .filter(key -> key.schema().has("default"))
                .map(
                        key ->
                                DynamicTest.dynamicTest(
                                        key.toString(),
                                        () -> {
                                            JsonNode value = key.schema().path("default");
                                            assertThat(settings(key.path(), value))
                                                    .isEqualTo(settings(key.path(), null));
                                        }));
    }

    @Test
    void the_schema_has_all_the_keys_of_the_contract() {
        // A change of the walk that finds nothing must not make the tests above empty.
        assertThat(SchemaKeys.all())
                .extracting(SchemaKeys.Key::toString)
                .hasSizeGreaterThan(100)
                .contains(
                        "state-dir",
                        "accounts.*.endpoints.api",
                        "jobs.*.guard.max-deletes",
                        "jobs.*.bandwidth.timetable.*.upload",
                        "jobs.*.rapid-upload",
                        "jobs.*.rapid-upload.then",
                        "alerts.channels.[email].smtp",
                        "alerts.channels.[webhook].headers.*");
    }

    private Settings settings(List<String> path, @Nullable JsonNode value) throws IOException {
        ObjectNode file = usual(path);
        if (value != null) {
            set(file, path, value);
        }
        // JSON is YAML.
        return new Configuration(folder, file.toString()).settings();
    }

    private static ObjectNode usual(List<String> path) throws IOException {
        String channel =
                path.stream()
                        .filter(step -> step.startsWith("["))
                        .map(step -> step.substring(1, step.length() - 1))
                        .map(
                                type ->
                                        "type: "
                                                + type
                                                + ", "
                                                + CHANNELS.getOrDefault(type, OTHER_CHANNELS))
                        .findFirst()
                        .orElse("type: slack, " + OTHER_CHANNELS);
        return (ObjectNode)
                new YAMLMapper()
                        .readTree(
                                """
                                accounts: { name: { app-id: "1" }, main: {} }
                                jobs: { name: { account: name, local: /l, remote: /r } }
                                alerts: { channels: [ { %s } ] }
                                """
                                        .formatted(channel));
    }

    private static void set(ObjectNode file, List<String> path, JsonNode value) {
        JsonNode place = file;
        for (int i = 0; i < path.size() - 1; i++) {
            place = step(place, path, i);
        }
        ((ObjectNode) place).set(name(path, path.size() - 1), value);
    }

    private static JsonNode step(JsonNode place, List<String> path, int i) {
        if (place instanceof ArrayNode list) {
            return list.get(0);
        }
        String name = name(path, i);
        JsonNode next = place.path(name);
        return next.isContainerNode() ? next : ((ObjectNode) place).putObject(name);
    }

    private static String name(List<String> path, int i) {
        if (!path.get(i).equals("*")) {
            return path.get(i);
        }
        return path.get(i - 1).equals("timetable") ? "01:00-02:00" : "name";
    }

    @Test
    void the_schema_on_the_class_path_is_the_published_one() throws IOException {
        ObjectMapper mapper = new ObjectMapper();

        assertThat(mapper.readTree(SchemaTest.class.getResource("/config/caravan.schema.json")))
                .isEqualTo(mapper.readTree(Path.of("config/caravan.schema.json").toFile()));
    }
}
