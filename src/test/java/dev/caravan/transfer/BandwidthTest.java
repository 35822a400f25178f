package dev.caravan.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.open115.pace.ManualTime;
import dev.caravan.settings.BandwidthSettings;
import dev.caravan.settings.Rate;
import dev.caravan.settings.TimeWindow;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The clock begins at midnight UTC and moves only when somebody waits. */
class BandwidthTest {

    private static final Rate NONE = Rate.UNLIMITED;

    private final ManualTime time = new ManualTime();

    @Test
    void without_a_limit_nobody_waits() throws Exception {
        Bandwidth free = bandwidth(new BandwidthSettings(NONE, NONE, List.of()), ZoneOffset.UTC);
        assertThat(free.admit(Direction.UPLOAD, 1 << 30, () -> true)).isTrue();
        assertThat(time.slept()).isZero();
    }

    @Test
    void each_direction_has_its_own_rate() throws Exception {
        Bandwidth bandwidth =
                bandwidth(
                        new BandwidthSettings(new Rate(1000), new Rate(100), List.of()),
                        ZoneOffset.UTC);
        bandwidth.admit(Direction.UPLOAD, 10_000, () -> true);
        assertThat(time.slept()).isEqualTo(Duration.ofSeconds(10));
        bandwidth.admit(Direction.DOWNLOAD, 3000, () -> true);
        assertThat(time.slept()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void the_timetable_changes_the_rate_of_those_who_wait_already() throws Exception {
        // a thousand bytes a second until one o'clock in Shanghai, then a million
        time.pass(Duration.ofHours(16).plusMinutes(59).plusSeconds(50));
        Bandwidth bandwidth =
                bandwidth(
                        new BandwidthSettings(
                                new Rate(1_000_000),
                                NONE,
                                List.of(period("22:00", "01:00", new Rate(1000)))),
                        ZoneOffset.ofHours(8));
        bandwidth.admit(Direction.UPLOAD, 1_010_000, () -> true);
        assertThat(time.slept()).isBetween(Duration.ofSeconds(11), Duration.ofMillis(11_250));
    }

    @Test
    void zero_in_the_timetable_lifts_the_limit() throws Exception {
        Bandwidth bandwidth =
                bandwidth(
                        new BandwidthSettings(
                                new Rate(1), NONE, List.of(period("00:00", "06:00", NONE))),
                        ZoneOffset.UTC);
        bandwidth.admit(Direction.UPLOAD, 1 << 30, () -> true);
        assertThat(time.slept()).isZero();
    }

    @Test
    void who_must_stop_does_not_wait_to_the_end() throws Exception {
        Bandwidth bandwidth =
                bandwidth(new BandwidthSettings(new Rate(1), NONE, List.of()), ZoneOffset.UTC);
        boolean admitted =
                bandwidth.admit(
                        Direction.UPLOAD,
                        1 << 30,
                        () -> time.slept().compareTo(Duration.ofSeconds(3)) < 0);
        assertThat(admitted).isFalse();
        assertThat(time.slept()).isEqualTo(Duration.ofSeconds(3));
    }

    private Bandwidth bandwidth(BandwidthSettings settings, ZoneOffset zone) {
        return new Bandwidth(settings, zone, time, time::sleep);
    }

    private static BandwidthSettings.Period period(String from, String to, Rate upload) {
        return new BandwidthSettings.Period(
                new TimeWindow(LocalTime.parse(from), LocalTime.parse(to)),
                Optional.of(upload),
                Optional.empty());
    }
}
