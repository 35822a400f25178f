package dev.caravan.open115;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of the component against the catalogue that is generated from its code. */
class Open115PageTest {

    private static final Set<String> OF_CAMEL =
            Set.of("autowiredEnabled", "lazyStartProducer", "configuration");

    private final JsonNode catalogue = catalogue();
    private final List<String> page = page();

    @Test
    void lists_every_endpoint_option_as_it_is() {
        List<String> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> option : catalogue.path("properties").properties()) {
            if (option.getValue().path("kind").asText().equals("parameter")) {
                addOption(rows, option);
            }
        }
        assertThat(rowsUnder("== Endpoint options")).isEqualTo(rows);
    }

    @Test
    void lists_every_component_option_that_endpoints_have_not() {
        List<String> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> option :
                catalogue.path("componentProperties").properties()) {
            if (!catalogue.path("properties").has(option.getKey())) {
                addOption(rows, option);
            }
        }
        assertThat(rowsUnder("== Component options")).isEqualTo(rows);
    }

    @Test
    void lists_every_header_as_it_is() {
        List<String> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : catalogue.path("headers").properties()) {
            JsonNode known = header.getValue();
            rows.add(
                    "| `%s` | %s | %s"
                            .formatted(
                                    header.getKey(),
                                    known.path("description").asText(),
                                    type(known)));
        }
        assertThat(rowsUnder("== Message headers")).isEqualTo(rows);
    }

    @Test
    void has_a_section_for_every_operation() {
        for (Open115Operation operation : Open115Operation.values()) {
            assertThat(page).contains("=== " + operation);
        }
        assertThat(page.stream().filter(line -> line.startsWith("=== ")))
                .hasSize(Open115Operation.values().length);
    }

    @Test
    void nothing_in_the_catalogue_is_a_secret_or_lacks_a_description() {
        for (String part : List.of("componentProperties", "properties", "headers")) {
            for (Map.Entry<String, JsonNode> one : catalogue.path(part).properties()) {
                assertThat(one.getValue().path("secret").asBoolean()).as(one.getKey()).isFalse();
                assertThat(one.getValue().path("description").asText())
                        .as(one.getKey())
                        .isNotBlank();
                assertThat(one.getKey().toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain("password", "secret", "accesstoken", "refreshtoken");
            }
        }
    }

    private static void addOption(List<String> rows, Map.Entry<String, JsonNode> option) {
        if (OF_CAMEL.contains(option.getKey())) {
            return;
        }
        JsonNode known = option.getValue();
        String standard =
                known.has("defaultValue") ? "`" + known.path("defaultValue").asText() + "`" : "";
        rows.add(
                "| `%s` | %s | %s | %s"
                        .formatted(
                                option.getKey(),
                                known.path("description").asText(),
                                standard,
                                type(known)));
    }

    private static String type(JsonNode known) {
        if (known.has("enum")) {
            List<String> words = new ArrayList<>();
            known.path("enum").forEach(word -> words.add(word.asText()));
            return String.join(", ", words);
        }
        String java = known.path("javaType").asText();
        return java.substring(java.lastIndexOf('.') + 1);
    }

    private List<String> rowsUnder(String heading) {
        List<String> section =
                page.stream()
                        .dropWhile(line -> !line.equals(heading))
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("== "))
                        .toList();
        return section.stream().filter(line -> line.startsWith("| `")).toList();
    }

    private static JsonNode catalogue() {
        try (InputStream in =
                Open115PageTest.class.getResourceAsStream(
                        "/META-INF/dev/caravan/open115/open115.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> page() {
        try {
            return Files.readAllLines(Path.of("src/docs/open115-component.adoc"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
