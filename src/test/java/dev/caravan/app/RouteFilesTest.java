package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RouteFilesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_file_is_canonical_and_its_routes_say_what_they_are(Path file) throws Exception {
        JsonNode entries = YAML.readTree(file.toFile());
        assertThat(canonical().validate(entries)).isEmpty();
        for (JsonNode entry : entries) {
            JsonNode described =
                    entry.has("route") ? entry.path("route") : entry.path("routeTemplate");
            if (!entry.has("routeConfiguration")) {
                assertThat(described.path("id").asText()).isNotEmpty();
                assertThat(described.path("description").asText()).isNotEmpty();
            }
        }
    }

    // Camel keeps routes and steps in one namespace and does not start with an id twice.
    @Test
    void no_id_is_given_twice_in_all_files() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path file : files()) {
            collect(YAML.readTree(file.toFile()), ids);
        }
        assertThat(ids).contains("pass", "operation", "dead-letter").doesNotHaveDuplicates();
    }

    private static void collect(JsonNode node, List<String> ids) {
        if (node.path("id").isTextual()) {
            ids.add(node.path("id").asText());
        }
        node.forEach(child -> collect(child, ids));
    }

    private static Schema canonical() throws IOException {
        try (InputStream schema =
                CamelContext.class.getResourceAsStream("/schema/camelYamlDsl-canonical.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                    .getSchema(new ObjectMapper().readTree(schema));
        }
    }
}
