package dev.caravan.settings;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Limits of the transfer rate, with other limits at times of the day. */
public record BandwidthSettings(Rate upload, Rate download, List<Period> timetable) {

    /** Limits inside a window; what it leaves out is as outside. */
    public record Period(TimeWindow window, Optional<Rate> upload, Optional<Rate> download) {}

    public BandwidthSettings {
        timetable = List.copyOf(timetable);
    }

    public Rate uploadAt(LocalTime time) {
        return periodAt(time).flatMap(Period::upload).orElse(upload);
    }

    public Rate downloadAt(LocalTime time) {
        return periodAt(time).flatMap(Period::download).orElse(download);
    }

    private Optional<Period> periodAt(LocalTime time) {
        return timetable.stream().filter(period -> period.window().contains(time)).findFirst();
    }
}
