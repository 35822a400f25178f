package dev.caravan.settings;

import dev.caravan.settings.document.KeyPath;
import dev.caravan.settings.document.Position;
import dev.caravan.settings.document.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Folders that are or contain one another although something is written there: one job would take
 * the other's files for its own.
 */
final class Overlaps {

    private static final String ADVICE = "; choose folders that lie apart";

    private Overlaps() {}

    /** Compares the folders as they are after the operator, such as one that follows links. */
    static void local(List<LocalPlace> places, UnaryOperator<Path> real, Problems problems) {
        for (int i = 0; i < places.size(); i++) {
            for (int j = 0; j < i; j++) {
                LocalPlace later = places.get(i);
                LocalPlace earlier = places.get(j);
                if ((later.isWritten() || earlier.isWritten())
                        && overlap(real.apply(later.folder()), real.apply(earlier.folder()))) {
                    report(later, earlier, problems);
                }
            }
        }
    }

    static void remote(List<RemotePlace> places, Problems problems) {
        for (int i = 0; i < places.size(); i++) {
            for (int j = 0; j < i; j++) {
                RemotePlace later = places.get(i);
                RemotePlace earlier = places.get(j);
                if ((later.isWritten() || earlier.isWritten()) && later.overlaps(earlier)) {
                    problems.add(
                            later.position(),
                            later.key(),
                            sentence(later.shown(), earlier.key(), earlier.position())
                                    + (later.isWritten()
                                            ? written(later.key())
                                            : written(earlier.key()))
                                    + ADVICE);
                }
            }
        }
    }

    /**
     * Compares names, never the beginning of a text: {@code /data/a} is not in {@code /data/ab}.
     */
    private static boolean overlap(Path one, Path other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    private static void report(LocalPlace later, LocalPlace earlier, Problems problems) {
        String sentence = sentence(later.shown(), earlier.key(), earlier.position());
        boolean state =
                later.use() == LocalPlace.Use.STATE || earlier.use() == LocalPlace.Use.STATE;
        String reason = state ? "" : written(later.isWritten() ? later.key() : earlier.key());
        problems.add(later.position(), later.key(), sentence + reason + ADVICE);
    }

    private static String sentence(String shown, KeyPath other, Position position) {
        return shown + " overlaps with " + other + " (line " + position.line() + ")";
    }

    private static String written(KeyPath key) {
        return ", and job " + key.steps().get(1) + " writes there";
    }
}
