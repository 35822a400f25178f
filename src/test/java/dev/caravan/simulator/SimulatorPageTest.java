package dev.caravan.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.world.Switch;
import dev.caravan.simulator.world.Switches;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The simulator's page tells everything there is. */
class SimulatorPageTest extends SimulatorTest {

    @Test
    void every_switch_is_on_the_page_with_its_standard_and_its_meaning() throws Exception {
        String page = page();
        for (Switch<?> each : Switches.known()) {
            String standard = each.standard().isEmpty() ? " " : each.standard();
            String row =
                    "| `%s` | `%s` | %s |"
                            .formatted(
                                    each.name(),
                                    standard.replace("|", "\\|"),
                                    each.meaning().replace(" | ", " / "));
            assertThat(page.replace("\\|", "|")).contains(row.replace("\\|", "|"));
        }
    }

    @Test
    void every_call_of_the_administration_is_on_the_page() throws Exception {
        String page = page();
        for (JsonNode each : admin("GET", "", "")) {
            String path = each.asText().replaceFirst("^\\S+ ", "");
            assertThat(page).as(each.asText()).contains(path);
        }
    }

    private static String page() throws Exception {
        return Files.readString(Path.of("src/docs/simulator.md"));
    }
}
