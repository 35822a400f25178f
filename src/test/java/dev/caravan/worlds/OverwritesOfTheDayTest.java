package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.state.PassResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What encrypts a folder bit by bit, so that no single pass overwrites too much. */
class OverwritesOfTheDayTest {

    @TempDir Path folder;

    private static String files(int from, int to, String content) {
        return IntStream.range(from, to)
                .mapToObj(i -> "f" + i + "=" + content + i)
                .collect(Collectors.joining(" "));
    }

    @Test
    void hc_349_a_second_half_on_the_same_day_is_held() {
        try (World world =
                World.in(folder, Modes.BACKUP)
                        .job("guard", "{ at-least: 4, max-overwrite-percent: 50 }")) {
            world.agreed(files(0, 10, "c"));
            world.local.put(files(0, 5, "x"));
            assertThat(world.pass().result()).isEqualTo(PassResult.OK);
            world.local.put(files(5, 10, "x"));
            var report = world.pass();
            assertThat(report.result()).isEqualTo(PassResult.HELD);
            assertThat(report.cause()).isEqualTo(Optional.of(Cause.MASS_CHANGE));
            world.time.jump(Duration.ofHours(25));
            assertThat(world.pass().result()).isEqualTo(PassResult.OK);
        }
    }
}
