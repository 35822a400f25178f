package dev.caravan.local.filter;

import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What belongs to a job, in gitignore syntax: the last rule that matches decides.
 *
 * <p>From weak to strong: the built-in list, {@code exclude}, {@code include} (each entry takes
 * back in what the others leave out), the {@code .caravanignore} files from the root down. As with
 * git, nothing inside an excluded folder can be taken back in, because nobody looks there. In the
 * lists of the configuration {@code #} begins a pattern like any other letter; in files, a comment.
 */
public final class FilterRules {

    /** The name of the files that hold rules for their folder. */
    public static final String FILE_NAME = ".caravanignore";

    private static final List<String> BUILT_IN =
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
                    "#recycle/",
                    ".Trash-*/",
                    ".stfolder/",
                    ".stversions/",
                    "lost+found/",
                    ".nfs*");

    /** Takes everything. */
    public static final FilterRules NONE = new FilterRules(List.of());

    private final List<FilterRule> weakToStrong;

    private FilterRules(List<FilterRule> weakToStrong) {
        this.weakToStrong = weakToStrong;
    }

    /** Whether the built-in list applies. */
    public enum BuiltIn {
        APPLIES,
        OFF
    }

    /** The rules of a job's configuration. */
    public static FilterRules of(List<String> include, List<String> exclude, BuiltIn builtIn) {
        List<FilterRule> rules = new ArrayList<>();
        if (builtIn == BuiltIn.APPLIES) {
            add(BUILT_IN, FilterRule.BUILT_IN, rules);
        }
        add(exclude, "exclude", rules);
        List<FilterRule> included = new ArrayList<>();
        add(include, "include", included);
        included.forEach(rule -> rules.add(rule.inverted()));
        return new FilterRules(List.copyOf(rules));
    }

    private static void add(List<String> lines, String source, List<FilterRule> rules) {
        lines.forEach(line -> FilterRule.parse(line, source, 0).ifPresent(rules::add));
    }

    /** These rules and, stronger, those of a folder's ignore file. */
    public FilterRules with(RelativePath folder, String ignoreFile) {
        List<FilterRule> rules = new ArrayList<>(weakToStrong);
        String source = folder.child(FILE_NAME).toString();
        int number = 0;
        for (String line : withoutByteOrderMark(ignoreFile).split("\r?\n", -1)) {
            number++;
            if (!line.startsWith("#")) {
                FilterRule.parse(line, source + " line " + number, folder.names().size())
                        .ifPresent(rules::add);
            }
        }
        return new FilterRules(List.copyOf(rules));
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The rule that decides about a name in a folder, whatever is said about the folder itself. */
    Optional<FilterRule> deciding(List<String> folder, String name, NodeKind kind) {
        for (int i = weakToStrong.size() - 1; i >= 0; i--) {
            FilterRule rule = weakToStrong.get(i);
            if (rule.matches(folder, name, kind)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** The rule that excludes a name in a folder; empty when it is in scope. */
    public Optional<FilterRule> excluding(List<String> folder, String name, NodeKind kind) {
        return deciding(folder, name, kind).filter(FilterRule::excludes);
    }
}
