package dev.caravan.plan.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNameTest {

    private static final Instant TIME = Instant.parse("2026-11-22T02:41:07Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.jpg",
                "noextension",
                ".bashrc",
                "照片 (1).jpeg",
                "v1.2 notes",
                "a (2020-01-01 000000).txt"
            })
    void what_is_written_is_read_back(String name) {
        VersionName version = new VersionName(name, TIME);
        assertThat(VersionName.parse(version.onDrive())).contains(version);
    }

    @Test
    void the_time_stands_before_the_extension_in_utc() {
        assertThat(new VersionName("a.jpg", TIME).onDrive()).isEqualTo("a (2026-11-22 024107).jpg");
        assertThat(new VersionName("a", TIME).onDrive()).isEqualTo("a (2026-11-22 024107)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.jpg",
                "a (2026-13-22 024107).jpg",
                "a (2026-11-22).jpg",
                "a(2026-11-22 024107).jpg"
            })
    void other_names_are_no_versions(String name) {
        assertThat(VersionName.parse(name)).isEmpty();
    }

    @Test
    void a_name_that_is_too_long_already_stays_within_what_115_can_hold() {
        String format = new VersionName("照".repeat(83) + ".jpeg", TIME).onDrive();
        assertThat(format.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
        assertThat(VersionName.parse(format)).isPresent();
    }
}
