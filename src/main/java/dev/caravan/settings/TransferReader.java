package dev.caravan.settings;

import dev.caravan.settings.document.Notation;
import dev.caravan.settings.document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads how a job's files travel. */
record TransferReader(Section job) {

    private static final String RAPID_UPLOAD = "rapid-upload";
    private static final Notation<RapidUploadSettings.Preference> PREFERENCE =
            Notation.word(RapidUploadSettings.Preference.class);

    TransferSettings read() {
        return new TransferSettings(
                job.number("transfers"), bandwidth(job.section("bandwidth")), rapidUpload());
    }

    private static BandwidthSettings bandwidth(Section bandwidth) {
        return new BandwidthSettings(
                bandwidth.value("upload", Rate::read),
                bandwidth.value("download", Rate::read),
                timetable(bandwidth.section("timetable")));
    }

    private static List<BandwidthSettings.Period> timetable(Section timetable) {
        List<BandwidthSettings.Period> periods = new ArrayList<>();
        for (Map.Entry<String, Section> entry : timetable.sections().entrySet()) {
            timetable
                    .name(entry.getKey(), TimeWindow::read)
                    .filter(window -> isApart(window, periods, entry.getKey(), timetable))
                    .ifPresent(window -> periods.add(period(window, entry.getValue())));
        }
        return periods;
    }

    private static boolean isApart(
            TimeWindow window,
            List<BandwidthSettings.Period> earlier,
            String key,
            Section timetable) {
        if (earlier.stream().noneMatch(period -> period.window().overlaps(window))) {
            return true;
        }
        timetable.refuse(key, "overlaps with another window of the timetable; move one of them");
        return false;
    }

    private static BandwidthSettings.Period period(TimeWindow window, Section limits) {
        return new BandwidthSettings.Period(
                window,
                limits.optional("upload", Rate::read),
                limits.optional("download", Rate::read));
    }

    private RapidUploadSettings rapidUpload() {
        // Either the word alone, or a mapping with the word under mode.
        Section details = job.section(RAPID_UPLOAD);
        boolean word = !job.isMapping(RAPID_UPLOAD);
        return new RapidUploadSettings(
                word ? job.value(RAPID_UPLOAD, PREFERENCE) : details.value("mode", PREFERENCE),
                details.value("retry-every", DurationNotation.FROM_1S),
                details.value("give-up-after", DurationNotation.FROM_1S),
                details.value("then", Notation.word(RapidUploadSettings.Afterwards.class)));
    }
}
