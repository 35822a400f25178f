package dev.caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class NotSupportedYetTest {

    @TempDir Path folder;

    @Test
    void writing_out_the_defaults_asks_for_nothing_that_is_missing() {
        Configuration configuration =
                Configuration.ofJob(
                        folder,
                        """
                        mode: backup
                        watch: false
                        poll-remote: 10m
                        rehash: 90d
                        expect-success-within: off
                        symlinks: skip
                        conflict: keep-both
                        trash: { keep: 30d, max-size: 20GB }
                        bandwidth: { upload: 0, download: 0, timetable: {} }
                        rapid-upload: prefer
                        archive: { delay: 7d, prune-empty-folders: true }
                        """);

        assertThat(configuration.problems()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_built_is_refused() {
        return Stream.of(
                        "rehash: 30d",
                        "expect-success-within: 3d",
                        "watch: true",
                        "poll-remote: 5m",
                        "symlinks: follow")
                .map(
                        line ->
                                DynamicTest.dynamicTest(
                                        line,
                                        () ->
                                                assertThat(
                                                                Configuration.ofJob(folder, line)
                                                                        .problems())
                                                        .singleElement()
                                                        .asString()
                                                        .startsWith("6:")
                                                        .contains("is not supported yet")));
    }

    @Test
    void the_refusal_says_which_value_and_what_is_missing() {
        assertThat(
                        new Configuration(
                                        folder,
                                        "alerts: { events: [digest], channels: [{ type: slack, "
                                                + "url: http://x }] }")
                                .problems())
                .containsExactly(
                        "1:20 alerts.events[0]: \"digest\" is not supported yet (digests)");
    }
}
