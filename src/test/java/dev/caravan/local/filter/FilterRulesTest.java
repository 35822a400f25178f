package dev.caravan.local.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterRulesTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    a,            a,        yes
                    a,            b/a,      yes
                    a,            ab,       no
                    /a,           a,        yes
                    /a,           b/a,      no
                    a/b,          a/b,      yes
                    a/b,          c/a/b,    no
                    a/,           a,        no
                    a/,           a/x,      yes
                    a/,           b/a/x,    yes
                    *.jpg,        x.jpg,    yes
                    *.jpg,        d/x.jpg,  yes
                    *.jpg,        x.jpeg,   no
                    *.jpg,        .jpg,     yes
                    IMG_*,        IMG_1,    yes
                    IMG_*,        xIMG_1,   no
                    a*b*c,        aXbXbXc,  yes
                    a*b*c,        abXcX,    no
                    ?,            甲,       yes
                    ??,           甲,       no
                    甲*,          甲乙.txt, yes
                    ?,            😀,       yes
                    a/*,          a/b,      yes
                    a/*,          a/b/c,    yes
                    a/*/c,        a/b/c,    yes
                    a/*/c,        a/b/d/c,  no
                    **/c,         c,        yes
                    **/c,         a/b/c,    yes
                    a/**,         a,        no
                    a/**,         a/b/c,    yes
                    a/**/c,       a/c,      yes
                    a/**/c,       a/x/y/c,  yes
                    a/**/c,       b/a/c,    no
                    a**c,         abbc,     yes
                    x/a**c,       x/abbc,   yes
                    x/a**c,       x/a/c,    no
                    **,           a/b,      yes
                    [ab],         a,        yes
                    [ab],         c,        no
                    [!ab],        c,        yes
                    [^ab],        a,        no
                    [a-c]x,       bx,       yes
                    []]x,         ]x,       yes
                    [!]]x,        ]x,       no
                    [a-],         -,        yes
                    [[:digit:]]x, 5x,       yes
                    [[:alpha:]]x, 5x,       no
                    [[:nope:]]x,  nx,       no
                    [ab,          [ab,      no
                    \\*,          *,        yes
                    \\*,          a,        no
                    \\!a,         !a,       yes
                    \\#a,         #a,       yes
                    a\\,          a,        no
                    /,            a,        no
                    """)
    void a_pattern_excludes_what_git_would_ignore(String pattern, String path, String excluded) {
        assertThat(excludes(rules(pattern), path)).isEqualTo(excluded.equals("yes"));
    }

    @Test
    void in_the_lists_of_the_configuration_a_hash_begins_no_comment() {
        assertThat(excludes(rules("#a"), "#a")).isTrue();
    }

    @Test
    void trailing_blanks_say_nothing_unless_they_are_escaped() {
        assertThat(excludes(rules("a  "), "a")).isTrue();
        assertThat(excludes(rules("a\\ "), "a ")).isTrue();
        assertThat(excludes(rules("a\\ "), "a")).isFalse();
    }

    @Test
    void the_last_rule_that_matches_decides() {
        assertThat(excludes(rules("*.log", "!a.log"), "a.log")).isFalse();
        assertThat(excludes(rules("!a.log", "*.log"), "a.log")).isTrue();
        assertThat(excludes(rules("*.log", "!a.log", "a.*"), "a.log")).isTrue();
    }

    @Test
    void nothing_inside_an_excluded_folder_can_be_taken_back() {
        assertThat(excludes(rules("d/", "!d/a"), "d/a")).isTrue();
        assertThat(excludes(rules("d/*", "!d/a"), "d/a")).isFalse();
    }

    @Test
    void include_takes_back_what_exclude_and_the_built_in_list_leave_out() {
        FilterRules rules =
                FilterRules.of(
                        List.of("keep.tmp", "*.bak", "!x.bak"),
                        List.of("*.bak"),
                        FilterRules.BuiltIn.APPLIES);
        assertThat(excludes(rules, "a.tmp")).isTrue();
        assertThat(excludes(rules, "keep.tmp")).isFalse();
        assertThat(excludes(rules, "a.bak")).isFalse();
        assertThat(excludes(rules, "x.bak")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.part",
                "a.partial",
                "a.crdownload",
                "a.!qB",
                "a.!ut",
                "a.aria2",
                "a.tmp",
                "~$a.docx",
                ".~lock.a.odt#",
                ".a.swp",
                ".a.swx",
                "4913",
                ".DS_Store",
                "._a",
                "Thumbs.db",
                "desktop.ini",
                "@eaDir/x",
                "#recycle/x",
                ".Trash-1000/x",
                ".stfolder/x",
                ".stversions/x",
                "lost+found/x",
                "d/.nfs0001"
            })
    void the_built_in_list_excludes_what_programs_leave_behind(String path) {
        FilterRules on = FilterRules.of(List.of(), List.of(), FilterRules.BuiltIn.APPLIES);
        FilterRules off = FilterRules.of(List.of(), List.of(), FilterRules.BuiltIn.OFF);
        assertThat(excludes(on, path)).isTrue();
        assertThat(excludes(off, path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.part1", "tmp", "recycle/x", "@eaDir", "lost+found", "4913.txt", "a~$b"})
    void the_built_in_list_excludes_nothing_else(String path) {
        FilterRules on = FilterRules.of(List.of(), List.of(), FilterRules.BuiltIn.APPLIES);
        assertThat(excludes(on, path)).isFalse();
    }

    @Test
    void a_pattern_full_of_stars_is_answered_at_once() {
        FilterRules rules = rules("*a*a*a*a*a*a*a*a*a*a*b", "**/a/**/a/**/a/**/a/**/b");
        String path = String.join("/", java.util.Collections.nCopies(200, "a")) + "a".repeat(200);
        assertThat(excludes(rules, path)).isFalse();
    }

    @Test
    void random_rules_and_paths_are_judged_as_by_git(@TempDir Path root) throws Exception {
        assumeTrue(hasGit(), "git is not installed");
        long seed = Long.getLong("seed", 115);
        Random random = new Random(seed);
        git(root, "", "init", "-q");
        for (int round = 0; round < 25; round++) {
            List<String> top = patterns(random);
            List<String> below = patterns(random);
            Files.writeString(root.resolve(".gitignore"), String.join("\n", top) + "\n");
            Files.createDirectories(root.resolve("a"));
            Files.writeString(root.resolve("a/.gitignore"), String.join("\n", below) + "\n");
            TreeSet<String> paths = paths(random);
            TreeSet<String> byGit =
                    new TreeSet<>(
                            List.of(
                                    git(
                                                    root,
                                                    String.join("\0", paths) + "\0",
                                                    "check-ignore",
                                                    "--no-index",
                                                    "-z",
                                                    "--stdin")
                                            .split("\0")));
            byGit.remove("");
            TreeSet<String> byUs = new TreeSet<>();
            for (String path : paths) {
                if (excludes(top, below, path)) {
                    byUs.add(path);
                }
            }
            assertThat(byUs)
                    .as("seed %d, round %d, rules %s, in a/ %s", seed, round, top, below)
                    .isEqualTo(byGit);
        }
    }

    private static final String[] PIECES = {
        "a",
        "b",
        "ab",
        "*",
        "?",
        "**",
        "[ab]",
        "[!a]",
        "a*",
        "*b",
        "a?b",
        "[a-b]*",
        "\\a",
        "c.d",
        "*.d",
        "[[:alpha:]]",
        "[]a]",
        "a**b",
        "***"
    };

    private static List<String> patterns(Random random) {
        List<String> patterns = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            StringBuilder pattern = new StringBuilder(random.nextInt(4) == 0 ? "!" : "");
            pattern.append(random.nextInt(4) == 0 ? "/" : "");
            int parts = 1 + random.nextInt(3);
            for (int part = 0; part < parts; part++) {
                pattern.append(part == 0 ? "" : "/").append(PIECES[random.nextInt(PIECES.length)]);
            }
            patterns.add(pattern.append(random.nextInt(4) == 0 ? "/" : "").toString());
        }
        return patterns;
    }

    private static TreeSet<String> paths(Random random) {
        String[] names = {"a", "b", "ab", "aab", "c.d", "ba", "x", "]"};
        TreeSet<String> paths = new TreeSet<>();
        for (int i = 0; i < 150; i++) {
            List<String> path = new ArrayList<>();
            for (int depth = random.nextInt(4); depth >= 0; depth--) {
                path.add(names[random.nextInt(names.length)]);
            }
            paths.add(String.join("/", path));
        }
        // Nothing of this exists, so the last name is a file to git; the one real folder is left
        // out.
        paths.remove("a");
        return paths;
    }

    private static boolean excludes(List<String> top, List<String> below, String path) {
        FilterRules rules = FilterRules.NONE.with(RelativePath.ROOT, String.join("\n", top) + "\n");
        FilterRules inA = rules.with(RelativePath.parse("a"), String.join("\n", below) + "\n");
        List<String> names = RelativePath.parse(path).names();
        for (int i = 0; i < names.size(); i++) {
            boolean isInA = i > 0 && names.get(0).equals("a");
            if (excludes(isInA ? inA : rules, names, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean excludes(FilterRules rules, String path) {
        List<String> names = RelativePath.parse(path).names();
        for (int i = 0; i < names.size(); i++) {
            if (excludes(rules, names, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean excludes(FilterRules rules, List<String> names, int at) {
        NodeKind kind = at == names.size() - 1 ? NodeKind.FILE : NodeKind.FOLDER;
        return rules.excluding(names.subList(0, at), names.get(at), kind).isPresent();
    }

    private static FilterRules rules(String... patterns) {
        return FilterRules.of(List.of(), List.of(patterns), FilterRules.BuiltIn.OFF);
    }

    private static boolean hasGit() throws InterruptedException {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String git(Path root, String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(root.resolve(".git-input"), input);
        Process process =
                new ProcessBuilder(command)
                        .directory(root.toFile())
                        .redirectInput(in.toFile())
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isLessThan(2);
        return out;
    }
}
