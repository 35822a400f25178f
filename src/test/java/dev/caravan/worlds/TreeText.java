package dev.caravan.worlds;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A tree in one line: {@code a=1 d/ d/b=2} is a file, a folder and a file in it. Folders on the way
 * to a path need not be written. Blanks in paths are written as underscores, and the moment in the
 * name of a conflict copy is left out.
 */
final class TreeText {

    private TreeText() {}

    /** Visits what is written, in its order. */
    static void read(String text, BiConsumer<String, String> file, Consumer<String> folder) {
        for (String word : text.isBlank() ? new String[0] : text.trim().split(" +")) {
            if (word.endsWith("/")) {
                folder.accept(word.substring(0, word.length() - 1));
                continue;
            }
            int equal = word.indexOf('=');
            if (equal < 0) {
                throw new IllegalArgumentException("neither a=1 nor d/: " + word);
            }
            file.accept(word.substring(0, equal), word.substring(equal + 1));
        }
    }

    /** The line with its words sorted, and with the folders that went without saying. */
    static String complete(String text) {
        Map<String, String> lines = new TreeMap<>();
        read(
                text,
                (path, content) -> {
                    above(path, lines);
                    lines.put(path, path + "=" + content);
                },
                path -> {
                    above(path, lines);
                    lines.put(path, path + "/");
                });
        return of(lines.values());
    }

    /** Writes lines such as {@code a=1} and {@code d/}. */
    static String of(Iterable<String> lines) {
        Map<String, Long> sorted = new TreeMap<>();
        lines.forEach(line -> sorted.merge(shown(line), 1L, Long::sum));
        return sorted.entrySet().stream()
                .flatMap(
                        each ->
                                java.util.Collections.nCopies(
                                        each.getValue().intValue(), each.getKey())
                                        .stream())
                .collect(Collectors.joining(" "));
    }

    private static String shown(String line) {
        return line.replaceAll(
                        " \\(conflict (local|remote) \\d{4}-\\d\\d-\\d\\d \\d{6}(-\\d+)?\\)",
                        "~$1$2")
                .replace(' ', '_');
    }

    private static void above(String path, Map<String, String> lines) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            lines.put(folder, folder + "/");
        }
    }
}
