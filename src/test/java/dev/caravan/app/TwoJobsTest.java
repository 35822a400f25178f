package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.state.PassResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is moved from the folder of one job into that of another. */
class TwoJobsTest {

    @TempDir Path folder;
    private Household house;

    @BeforeEach
    void open() throws IOException {
        house = new Household(folder);
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "mirror,docs,photos",
        "mirror,photos,docs",
        "sync,docs,photos",
        "sync,photos,docs",
        "backup,photos,docs"
    })
    void hc_053_a_file_moved_between_jobs_is_sent_by_nobody_and_never_lost(
            String mode, String first, String second) throws Exception {
        house.job("photos", "mode", mode).job("docs", "mode", mode).start();
        Path file = house.write("a.bin", 5000);
        house.write("keep.bin", 10);
        house.pass("photos");
        house.pass("docs");
        Files.move(file, folder.resolve("docs/a.bin"));
        house.simulator.log().reset();

        assertThat(house.pass(first).result()).isEqualTo(PassResult.OK);
        assertThat(house.remote().contains("/docs/a.bin") || isInBin() || isInPhotos())
                .as("between the passes")
                .isTrue();
        assertThat(house.pass(second).result()).isEqualTo(PassResult.OK);

        assertThat(house.simulator.log().count("oss-put")).as("an instant upload").isZero();
        assertThat(house.remote())
                .isEqualTo(
                        mode.equals("backup")
                                ? List.of("/docs/a.bin", "/photos/a.bin", "/photos/keep.bin")
                                : List.of("/docs/a.bin", "/photos/keep.bin"));
    }

    private boolean isInPhotos() {
        return house.remote().contains("/photos/a.bin");
    }

    private boolean isInBin() {
        return house.simulator.otherClient().binnedFiles().stream()
                .anyMatch(item -> item.name().equals("a.bin"));
    }
}
