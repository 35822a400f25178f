package dev.caravan.settings.document;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** A text is not YAML: where, and what to do about it. */
final class NotYamlException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Position position;

    private NotYamlException(Position position, String message) {
        super("this is not YAML: " + message);
        this.position = position;
    }

    /** The parser says what it did not expect; for the usual slips that is not what helps. */
    static NotYamlException of(MarkedYamlEngineException cause) {
        Optional<Mark> mark = cause.getProblemMark();
        Position position =
                mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
                        .orElse(Position.START);
        String found = PlaceholderMask.off(String.valueOf(cause.getProblem()));
        return new NotYamlException(position, advice(found, String.valueOf(cause.getContext())));
    }

    static NotYamlException ofCharacters() {
        return new NotYamlException(
                Position.START, "it holds a character that is not allowed; save it as plain text");
    }

    private static String advice(String found, String context) {
        if (context.equals("while scanning an alias")) {
            return "a value that begins with * must stand in quotes, such as \"*.part\"";
        }
        if (found.startsWith("found character '\\t")) {
            return "lines must be indented with spaces, not with tabs";
        }
        if (found.contains("cannot start any token")) {
            return "a value that begins with " + found.charAt(17) + " must stand in quotes";
        }
        if (found.equals("mapping values are not allowed here")) {
            return "a \":\" is not expected here; check the indentation, or put the value in"
                    + " quotes";
        }
        return found;
    }

    Position position() {
        return position;
    }
}
