package dev.caravan.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.state.database.StateDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:41:07Z");

    @TempDir Path folder;
    private StateDatabase database;
    private HomeStore homes;

    @BeforeEach
    void open() {
        database = StateDatabase.open(folder);
        homes = new HomeStore(database);
        homes.settle(new Home("1", "nas"), NOW.minusSeconds(60));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_state_that_was_always_here_has_no_news() {
        homes.settle(new Home("1", "nas"), NOW);
        assertThat(homes.news()).isEmpty();
        assertThat(homes.arrival()).isEmpty();
    }

    @Test
    void hc_325_another_machine_is_news_until_somebody_was_told() {
        homes.settle(new Home("2", "nas"), NOW);
        assertThat(homes.news()).contains(new HomeStore.Arrival("nas", NOW));
        homes.settle(new Home("2", "nas"), NOW.plusSeconds(60));
        homes.told();
        assertThat(homes.news()).isEmpty();
        assertThat(homes.arrival()).contains(new HomeStore.Arrival("nas", NOW));
    }

    @Test
    void hc_325_another_name_is_news_too() {
        homes.settle(new Home("1", "nas2"), NOW);
        assertThat(homes.news()).contains(new HomeStore.Arrival("nas", NOW));
    }

    @Test
    void what_is_not_known_is_no_other_machine() {
        homes.settle(new Home("", ""), NOW);
        homes.settle(new Home("", "nas"), NOW);
        homes.settle(new Home("1", ""), NOW);
        assertThat(homes.news()).isEmpty();
    }

    @Test
    void a_machine_that_another_network_calls_otherwise_is_the_same() throws IOException {
        Path root = Files.createDirectories(folder.resolve("root"));
        Path etc = Files.createDirectories(root.resolve("etc"));
        Path kernel = Files.createDirectories(root.resolve("proc/sys/kernel"));
        Files.writeString(etc.resolve("machine-id"), "1\n");
        Files.writeString(kernel.resolve("hostname"), "laptop\n");
        assertThat(Home.at(root).host())
                .as("a system without a name of its own")
                .isEqualTo("laptop");
        Files.writeString(etc.resolve("hostname"), "laptop\n");
        Home home = Home.at(root);
        Files.writeString(kernel.resolve("hostname"), "guest-17.example\n");
        assertThat(Home.at(root)).isEqualTo(home);
    }

    @Test
    void a_container_is_no_machine() {
        assertThat(Home.here(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")))
                .isEqualTo(new Home("", ""));
    }
}
