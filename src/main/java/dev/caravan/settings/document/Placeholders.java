package dev.caravan.settings.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fills in what a value takes from elsewhere: {@code ${NAME}}, {@code ${NAME:-default}} and {@code
 * ${file:PATH}}; {@code $${} stands for the two characters themselves.
 *
 * <p>As in a shell, a default also replaces a variable that is set to nothing. Where {@code NAME}
 * is not set but {@code NAME_FILE} is, the value is what that file holds.
 */
public final class Placeholders {

    private static final String FILE = "_FILE";

    private final Map<String, String> variables;
    private final TextFiles files;

    public Placeholders(Map<String, String> variables, TextFiles files) {
        this.variables = Map.copyOf(variables);
        this.files = files;
    }

    /** The filled text, or nothing when a complaint was made. */
    Optional<Filled> fill(String text, Consumer<String> complaints) {
        if (!text.contains("${")) {
            return Optional.of(new Filled(text, Filled.Origin.WRITTEN));
        }
        List<String> wrong = new ArrayList<>();
        String filled = upTo(End.OF_TEXT, new Cursor(text), wrong);
        wrong.forEach(complaints);
        return wrong.isEmpty()
                ? Optional.of(new Filled(filled, Filled.Origin.SUBSTITUTED))
                : Optional.empty();
    }

    private enum End {
        OF_TEXT,
        OF_PLACEHOLDER
    }

    private String upTo(End end, Cursor cursor, List<String> wrong) {
        StringBuilder text = new StringBuilder();
        while (cursor.hasMore()) {
            if (cursor.take("$${")) {
                text.append("${");
            } else if (cursor.take("${")) {
                text.append(placeholder(cursor, wrong));
            } else if (end == End.OF_PLACEHOLDER && cursor.take("}")) {
                return text.toString();
            } else {
                text.append(cursor.next());
            }
        }
        if (end == End.OF_PLACEHOLDER) {
            wrong.add("${ is not closed by }; write $${ for the characters themselves");
        }
        return text.toString();
    }

    private String placeholder(Cursor cursor, List<String> wrong) {
        if (cursor.take("file:")) {
            int start = cursor.at();
            String path = upTo(End.OF_PLACEHOLDER, cursor, wrong);
            // Shown as written: what the path takes from elsewhere may be a secret.
            return file(path, "file " + cursor.since(start).replaceFirst("}$", ""), wrong);
        }
        String name = cursor.takeName();
        if (!name.isEmpty() && cursor.take(":-")) {
            return variableOrDefault(name, cursor, wrong);
        }
        if (!name.isEmpty() && cursor.take("}")) {
            return variable(name, wrong).orElseGet(() -> missing(name, wrong));
        }
        wrong.add(
                "${ must be followed by NAME}, NAME:-default} or file:PATH};"
                        + " write $${ for the characters themselves");
        return upTo(End.OF_PLACEHOLDER, cursor, new ArrayList<>());
    }

    private String variableOrDefault(String name, Cursor cursor, List<String> wrong) {
        List<String> wrongInDefault = new ArrayList<>();
        String fallback = upTo(End.OF_PLACEHOLDER, cursor, wrongInDefault);
        Optional<String> value = variable(name, wrong).filter(text -> !text.isEmpty());
        if (value.isEmpty()) {
            wrong.addAll(wrongInDefault);
        }
        return value.orElse(fallback);
    }

    private Optional<String> variable(String name, List<String> wrong) {
        if (variables.containsKey(name)) {
            return Optional.of(variables.getOrDefault(name, ""));
        }
        return Optional.ofNullable(variables.get(name + FILE))
                .filter(path -> !path.isEmpty())
                .map(path -> file(path, "file that " + name + FILE + " names", wrong));
    }

    private static String missing(String name, List<String> wrong) {
        wrong.add(
                "the environment variable %s is not set; set it or give a default: ${%s:-default}"
                        .formatted(name, name));
        return "";
    }

    private String file(String path, String shown, List<String> wrong) {
        try {
            return files.read(path);
        } catch (NotationException cause) {
            wrong.add("the " + shown + " " + cause.reason());
            return "";
        }
    }
}
