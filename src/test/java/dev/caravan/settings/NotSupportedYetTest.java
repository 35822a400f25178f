package dev.caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
