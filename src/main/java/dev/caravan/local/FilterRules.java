package dev.caravan.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which entries are in scope: the built-in list, then {@code exclude}, then {@code include}, then
 * {@code .caravanignore} files from the root down; of all rules that match, the last one decides.
 *
 * <p>What lies in an excluded folder is never looked at, so nothing in it can be brought back.
 */
public final class FilterRules {

    /** The name of files that hold rules for the folder they stand in. */
    public static final String FILE = ".caravanignore";

    /** What nobody wants to have synchronised (design, 2.5). */
    public static final List<String> BUILT_IN =
            List.of(
                    "*.part",
                    "*.partial",
                    "*.crdownload",
                    "*.!qB",
                    "*.!ut",
                    "*.aria2",
                    "*.tmp",
                    "~$*",
                    ".~lock.*#",
                    ".*.swp",
                    ".*.swx",
                    "4913",
                    ".DS_Store",
                    "._*",
                    "Thumbs.db",
                    "desktop.ini",
                    "@eaDir/",
                    "\\#recycle/",
                    ".Trash-*/",
                    ".stfolder/",
                    ".stversions/",
                    "lost+found/",
                    ".nfs*");

    private final List<Scoped> rules;

    /** A rule with the folder it is relative to. */
    private record Scoped(String folder, FilterRule rule) {
        Optional<String> inside(String path) {
            if (folder.isEmpty()) {
                return Optional.of(path);
            }
            return path.startsWith(folder + "/")
                    ? Optional.of(path.substring(folder.length() + 1))
                    : Optional.empty();
        }
    }

    private FilterRules(List<Scoped> rules) {
        this.rules = List.copyOf(rules);
    }

    public static FilterRules of(List<String> exclude, List<String> include, boolean builtIn) {
        List<Scoped> rules = new ArrayList<>();
        if (builtIn) {
            BUILT_IN.forEach(line -> rules.add(scoped("", line, "built-in list")));
        }
        exclude.stream()
                .filter(FilterRule::isRule)
                .forEach(line -> rules.add(scoped("", line, "exclude")));
        include.stream()
                .filter(FilterRule::isRule)
                .forEach(line -> rules.add(scoped("", opposite(line), "include")));
        return new FilterRules(rules);
    }

    /** These rules and those of the folder's {@code .caravanignore}, if it has one. */
    FilterRules in(Path folder, String path) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return this;
        }
        List<Scoped> more = new ArrayList<>(rules);
        for (String line : Files.readAllLines(file)) {
            if (FilterRule.isRule(line)) {
                more.add(
                        scoped(
                                path,
                                line.stripTrailing(),
                                (path.isEmpty() ? "" : path + "/") + FILE));
            }
        }
        return new FilterRules(more);
    }

    /** The rule that keeps a path out, as text with its origin; empty when it is in scope. */
    public Optional<String> excludes(String path, boolean folder) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            Scoped scoped = rules.get(i);
            Optional<String> inside = scoped.inside(path);
            if (inside.isPresent() && scoped.rule().matches(inside.get(), folder)) {
                return scoped.rule().excludes()
                        ? Optional.of(scoped.rule().text() + " (" + scoped.rule().origin() + ")")
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Scoped scoped(String folder, String line, String origin) {
        return new Scoped(folder, FilterRule.parse(line, origin));
    }

    private static String opposite(String line) {
        return line.startsWith("!") ? line.substring(1) : "!" + line;
    }
}
