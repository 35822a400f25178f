package dev.caravan.worlds;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of a tree as text without what only one machine knows them by: the mark of a second item of
 * one name, as long as the first is there, and the number that 115 gave a folder which met another.
 */
final class Marks {

    private static final String MARK = "_\\(115-dup_[^)]*\\)";
    private static final String NUMBER = "\\(\\d+\\)(?=[/=])";

    private final Set<String> paths;

    private Marks(Set<String> paths) {
        this.paths = paths;
    }

    static String without(String tree) {
        String[] lines = tree.split(" ");
        Marks marks = new Marks(Arrays.stream(lines).map(Marks::path).collect(Collectors.toSet()));
        return Arrays.stream(lines)
                .map(line -> marks.excused(path(line)) + line.substring(path(line).length()))
                .map(line -> line.replaceAll(NUMBER, ""))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** A path without the end that tells what stands there. */
    private static String path(String line) {
        int content = line.lastIndexOf('=');
        return content < 0 ? line.replaceAll("/$", "") : line.substring(0, content);
    }

    private String excused(String path) {
        int slash = path.lastIndexOf('/');
        String parent = slash < 0 ? "" : path.substring(0, slash + 1);
        String name = path.substring(slash + 1);
        String plain = name.replaceAll(MARK, "");
        String above = slash < 0 ? "" : excused(path.substring(0, slash)) + "/";
        return above + (paths.contains(parent + plain) ? plain : name);
    }
}
