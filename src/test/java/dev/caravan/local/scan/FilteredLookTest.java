package dev.caravan.local.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.local.filter.Filter;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.local.filter.FilterVerdict;
import dev.caravan.local.filter.FilterVerdict.Answer;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks with rules that leave things out. */
class FilteredLookTest {

    private LookFixture at;

    @BeforeEach
    void inAFolder(@TempDir Path root) throws IOException {
        at = new LookFixture(root);
    }

    @Test
    void excluded_things_are_found_once_and_not_entered() throws Exception {
        at.filters = exclude("*.log", "cache/");
        at.file("a");
        at.file("b.log");
        at.file("cache/1");
        at.file("cache/2");
        assertThat(at.told()).containsExactly("fresh a", "FILTERED b.log", "FILTERED cache");
        assertThat(at.changes().findings().get(1).detail()).isEqualTo("\"cache/\" (exclude)");
    }

    @Test
    void what_a_new_rule_excludes_leaves_the_scope_and_is_not_vanished() throws Exception {
        at.file("cache/1");
        at.file("b.log");
        at.sync();
        at.filters = exclude("*.log", "cache/");
        assertThat(at.told())
                .containsExactly(
                        "left b.log",
                        "left cache",
                        "left cache/1",
                        "FILTERED b.log node b.log",
                        "FILTERED cache node cache");
    }

    @Test
    void what_a_new_rule_excludes_leaves_the_scope_even_when_it_is_gone() throws Exception {
        at.file("d/cache/1");
        at.file("d/2");
        at.file("b.log");
        at.sync();
        at.remove("d");
        at.remove("b.log");
        at.filters = exclude("*.log", "cache/");
        assertThat(at.told())
                .containsExactlyInAnyOrder(
                        "left b.log",
                        "left d/cache",
                        "left d/cache/1",
                        "vanished d",
                        "vanished d/2");
    }

    @Test
    void what_lives_on_115_alone_leaves_the_scope_too() throws Exception {
        at.file("b.log");
        at.sync();
        at.remove("b.log");
        at.base.presence("b.log", Presence.REMOTE_ONLY);
        at.filters = exclude("*.log");
        assertThat(at.told()).containsExactly("left b.log");
    }

    @Test
    void ignore_files_count_for_their_folder_and_below() throws Exception {
        at.file(".caravanignore", "*.log\n# a comment\n\n/top\n");
        at.file("d/.caravanignore", "!keep.log\r\nsub/x\r\n");
        at.file("a.log");
        at.file("top");
        at.file("d/top");
        at.file("d/keep.log");
        at.file("d/b.log");
        at.file("d/sub/x");
        at.file("d/e/sub/x");
        assertThat(at.told())
                .contains(
                        "fresh d/top",
                        "fresh d/keep.log",
                        "fresh d/e/sub/x",
                        "FILTERED a.log",
                        "FILTERED top",
                        "FILTERED d/b.log",
                        "FILTERED d/sub/x");
    }

    @Test
    void rules_that_cannot_be_read_leave_the_folder_unjudged() throws Exception {
        at.file("d/.caravanignore", "secret\n");
        at.file("d/secret");
        at.file("d/a");
        at.sync();
        at.disk.denied.add(at.root.resolve("d/.caravanignore"));
        at.file("d/new");
        assertThat(at.told())
                .contains("unknown d")
                .noneMatch(line -> line.startsWith("fresh") || line.startsWith("vanished"));
    }

    @Test
    void too_many_rules_leave_the_folder_unjudged() throws Exception {
        at.file("d/.caravanignore", "x\n".repeat(600_000));
        assertThat(at.told()).containsExactly("fresh d/", "UNREADABLE d");
    }

    @Test
    void an_ignore_file_that_is_a_link_says_nothing() throws Exception {
        at.file("rules", "a\n");
        at.file("a");
        Files.createSymbolicLink(at.root.resolve(".caravanignore"), Path.of("rules"));
        assertThat(at.told()).containsExactly("fresh a", "fresh rules", "SYMLINK .caravanignore");
    }

    @Test
    void why_names_the_rule_and_where_it_stands() throws Exception {
        at.file("d/.caravanignore", "# mine\n*.raw\n!good.raw\n");
        FilterRules rules =
                FilterRules.of(List.of("keep.tmp"), List.of("cache/"), FilterRules.BuiltIn.APPLIES);
        assertThat(why(rules, "d/x.raw"))
                .isEqualTo(
                        new FilterVerdict(
                                Answer.EXCLUDED,
                                RelativePath.parse("d/x.raw"),
                                "\"*.raw\" (d/.caravanignore line 2)"));
        assertThat(why(rules, "d/good.raw").reason())
                .isEqualTo("\"!good.raw\" (d/.caravanignore line 3)");
        assertThat(why(rules, "d/good.raw").answer()).isEqualTo(Answer.IN_SCOPE);
        assertThat(why(rules, "a/cache/b/c"))
                .isEqualTo(
                        new FilterVerdict(
                                Answer.EXCLUDED,
                                RelativePath.parse("a/cache"),
                                "\"cache/\" (exclude)"));
        assertThat(why(rules, "x.tmp").reason()).isEqualTo("\"*.tmp\" (built-in list)");
        assertThat(why(rules, "keep.tmp").reason()).isEqualTo("\"keep.tmp\" (include)");
        assertThat(why(rules, "plain").reason()).isEqualTo("no rule matches");
        assertThat(why(rules, ".caravan/tmp/x").reason()).isEqualTo("Caravan's own folder");
        assertThat(why(rules, "d/.caravan-tmp-7").answer()).isEqualTo(Answer.EXCLUDED);
    }

    private FilterVerdict why(FilterRules rules, String path) throws IOException {
        return new Filter(at.root, rules).why(RelativePath.parse(path), NodeKind.FILE);
    }

    private static FilterRules exclude(String... patterns) {
        return FilterRules.of(List.of(), List.of(patterns), FilterRules.BuiltIn.OFF);
    }
}
