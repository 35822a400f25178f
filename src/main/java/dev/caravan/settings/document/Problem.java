package dev.caravan.settings.document;

import java.nio.file.Path;
import java.util.Comparator;

/** Something wrong in a document: where it stands, at which key, what is wrong, what is allowed. */
public record Problem(Position position, String path, String message)
        implements Comparable<Problem> {

    private static final Comparator<Problem> READING_ORDER =
            Comparator.comparing(Problem::position)
                    .thenComparing(Problem::path)
                    .thenComparing(Problem::message);

    /** The problem in the form that editors and terminals turn into a link. */
    public String in(Path file) {
        return file + ":" + position + ": " + pathAndMessage();
    }

    private String pathAndMessage() {
        return path.isEmpty() ? message : path + ": " + message;
    }

    @Override
    public int compareTo(Problem other) {
        return READING_ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return position + " " + pathAndMessage();
    }
}
