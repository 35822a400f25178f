package dev.caravan.settings;

import dev.caravan.settings.document.Problem;
import java.util.List;

/**
 * What came of reading a configuration file.
 *
 * <p>Either way it names the local folders that were understood, so that {@link PathCheck} can look
 * at them too and a person hears of everything at once.
 */
public sealed interface Loading {

    List<LocalPlace> places();

    /** The file is right. */
    record Valid(Settings settings, List<LocalPlace> places) implements Loading {

        public Valid {
            places = List.copyOf(places);
        }
    }

    /** The file is wrong: all that is, in the order of the file. */
    record Invalid(List<Problem> problems, List<LocalPlace> places) implements Loading {

        public Invalid {
            problems = List.copyOf(problems);
            places = List.copyOf(places);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a file without problems is valid");
            }
        }
    }
}
