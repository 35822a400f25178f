package dev.caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What newcomers read and copy holds. */
class DocumentationTest {

    @TempDir Path folder;

    @Test
    void the_documentation_names_every_key_with_its_default() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/docs/configuration.md"));
        List<String> missing = new ArrayList<>();
        for (SchemaKeys.Key key : SchemaKeys.all()) {
            if (lines.stream().noneMatch(line -> names(line, key))) {
                missing.add(key.toString());
            }
        }

        assertThat(missing).isEmpty();
    }

    /** In the documentation a key is named from its section on; messengers share a table. */
    private static boolean names(String line, SchemaKeys.Key key) {
        String path = key.toString().replaceFirst("^(accounts|jobs)\\.\\*\\.", "");
        boolean channel = path.startsWith("alerts.channels");
        String name = "`" + path.replaceFirst("^alerts\\.channels\\.\\[.*?]\\.", "") + "`";
        String service = path.replaceFirst("^alerts\\.channels\\.\\[(.*?)].*", "| `$1` |");
        boolean named =
                line.startsWith("| " + name + " |")
                        || channel && line.startsWith(service) && line.contains(name);
        return named && (!key.schema().has("default") || line.contains(written(key.schema())));
    }

    private static String written(JsonNode schema) {
        JsonNode value = schema.path("default");
        String text = value.isArray() ? value.toString().replace("\"", "") : value.asText();
        return "`" + text.replace(",", ", ") + "`";
    }

    @Test
    void the_example_is_right_as_it_is() throws IOException {
        String example = Files.readString(Path.of("config/caravan.yaml"));

        Settings settings = new Configuration(folder, example).settings();

        assertThat(settings.jobs()).extracting(JobSettings::name).containsExactly("photos");
        assertThat(settings.alerts().channels()).isEmpty();
    }

    @Test
    void the_channels_of_the_example_are_right_without_their_comment_signs() throws IOException {
        String example =
                Files.readString(Path.of("config/caravan.yaml"))
                        .replace("\n  #  ", "\n    ")
                        .replace("/run/secrets/smtp", folder.resolve("smtp").toString());
        Files.writeString(folder.resolve("smtp"), "secret\n");

        Settings settings = new Configuration(folder, example).with("HOOK_SECRET", "x").settings();

        assertThat(settings.alerts().channels())
                .extracting(ChannelSettings::name)
                .containsExactly("email", "webhook");
    }
}
