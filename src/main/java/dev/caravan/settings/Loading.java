package dev.caravan.settings;

import dev.caravan.settings.document.Problem;
import java.util.List;
import java.util.function.Function;

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

    default <R> R match(Function<Valid, R> valid, Function<Invalid, R> invalid) {
        if (this instanceof Valid it) {
            return valid.apply(it);
        }
        if (this instanceof Invalid it) {
            return invalid.apply(it);
        }
        throw new AssertionError("no case for " + this);
    }
}
