package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassReport;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * One local folder with very many files directly in it: {@code -Dflat.files=200000} tells HC-341 in
 * full, with 115's own limit of 50 000; in a heap of 1 GB with the simulator and its log in it.
 */
class FlatFolderTest extends WorldTest {

    private static final int FILES = Integer.getInteger("flat.files", 300);
    private static final int LIMIT = FILES >= 100_000 ? 50_000 : 230;

    @Test
    void hc_341_a_flat_folder_is_sent_as_far_as_115_takes_it_and_the_rest_is_told()
            throws IOException {
        World world = world(Modes.MIRROR);
        world.job("guard", "{ at-least: 20, max-delete-percent: 25 }");
        world.simulator.switches().set("folders.max-entries", Integer.toString(LIMIT));
        world.simulator.switches().set("listing.limit-cap", LIMIT < 1150 ? "100" : "1150");
        Path flat = Files.createDirectories(world.local.path("flat"));
        for (int i = 0; i < FILES; i++) {
            // One content, so that 115 knows it and nothing but calls is counted.
            Files.writeString(flat.resolve("file" + i + ".x"), "same");
        }
        world.local.write("other/z.x", "z");
        assertTold(world.pass(), FILES - LIMIT);
        assertThat(world.requests.count("init"))
                .as("after the first refusal none")
                .isEqualTo(LIMIT + 2);
        assertThat(world.cloud.has("other/z.x")).isTrue();

        for (int i = 0; i < 3; i++) {
            Files.delete(flat.resolve(onBoth(world, i)));
        }
        world.requests.reset();
        assertTold(world.pass(), FILES - LIMIT);
        assertThat(world.requests.count("init")).isEqualTo(1);
        world.requests.reset();
        assertTold(world.pass(), FILES - LIMIT - 3);
        assertThat(world.requests.count("init")).as("three places were free").isEqualTo(4);
        assertThat(world.requests.count("files"))
                .isLessThanOrEqualTo(LIMIT / (LIMIT < 1150 ? 100 : 1150) + 5);
        world.simulator.switches().reset();
        if (LIMIT >= 50_000) {
            // Bringing all the rest would tell nothing new.
            close();
        }
    }

    private static void assertTold(PassReport report, int left) {
        assertThat(report.result()).isEqualTo(PassResult.PARTIAL);
        assertThat(report.cause()).isEqualTo(Optional.of(Cause.DIR_TOO_MANY));
        assertThat(report.counts().failed()).isEqualTo(left);
        assertThat(report.counts().held()).isZero();
    }

    private static String onBoth(World world, int nth) {
        return world.simulator.otherClient().tree().stream()
                .map(node -> node.path())
                .filter(path -> path.startsWith(CloudSide.FOLDER + "/flat/"))
                .sorted()
                .skip(nth * 7L)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .findFirst()
                .orElseThrow();
    }
}
