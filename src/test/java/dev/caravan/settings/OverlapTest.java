package dev.caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.local.filter.Filter;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.local.filter.FilterVerdict.Answer;
import dev.caravan.plan.request.Mode;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Which pairs of jobs are refused; the second job stands in line 4. */
class OverlapTest {

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> hc_327_two_jobs_may_share_a_folder_only_to_read_it() {
        return Stream.of(
                pair("backup /a /x", "backup /b /y"),
                pair("backup /a /x", "backup /a /y"),
                pair("backup /a /x", "mirror /a/b /y"),
                pair("pull /a /x", "pull /b /x"),
                pair("pull /a /x", "pull /ab /y"),
                pair("backup /a /x", "backup /b /xy"),
                pair("backup /a id:1", "backup /b id:2"),
                pair("backup /a id:1", "backup /b /y"),
                pair("backup /a /x", "backup /b /x", "remote"),
                pair("backup /a /x", "backup /b /x/y", "remote"),
                pair("backup /a /x/y", "pull /b /x/", "remote"),
                pair("backup /a id:1", "backup /b id:1", "remote"),
                pair("backup /a /", "backup /b /y", "remote"),
                pair("backup /a id:0", "backup /b id:7", "remote"),
                pair("pull /a /", "backup /b id:7", "remote"),
                pair("pull /a /x", "pull /a /y", "local"),
                pair("pull /a/b /x", "backup /a /y", "local"),
                pair("backup /a /x", "archive /a/../a/b /y", "local"),
                pair("sync /a /x", "sync /a/b /x/b", "local", "remote"));
    }

    @Test
    void the_same_folder_of_two_accounts_is_two_folders() {
        assertThat(
                        new Configuration(
                                        folder,
                                        """
                                        accounts: { a: {}, b: {} }
                                        jobs:
                                          first: { account: a, local: /a, remote: /x }
                                          second: { account: b, local: /b, remote: /x }
                                        """)
                                .problems())
                .isEmpty();
    }

    @Test
    void the_message_names_both_jobs() {
        assertThat(load("pull /a /x", "backup /a/b /y"))
                .containsExactly(
                        "4:34 jobs.second.local: \"/a/b\" overlaps with jobs.first.local (line 3),"
                                + " and job first writes there; choose folders that lie apart");
    }

    @Test
    void hc_211_state_and_local_folder_must_not_contain_each_other() {
        for (String state : List.of("/data", "/data/photos", "/data/photos/state")) {
            Configuration configuration =
                    new Configuration(
                            folder,
                            """
                            accounts: { main: {} }
                            jobs: { p: { local: /data/photos, remote: /p } }
                            state-dir: %s
                            """
                                    .formatted(state));

            assertThat(configuration.problems())
                    .containsExactly(
                            "2:21 jobs.p.local: \"/data/photos\" overlaps with state-dir (line 3);"
                                    + " choose folders that lie apart");
        }
    }

    @Test
    void hc_327_the_outer_of_two_jobs_leaves_out_what_caravan_keeps_in_the_inner_ones_folder()
            throws IOException {
        Settings settings =
                new Configuration(
                                folder,
                                """
                                accounts: { main: {} }
                                jobs:
                                  all: { local: /data, remote: /all, exclude: ["*.log"] }
                                  odd: { local: "/data/[a] #1/b*", remote: /odd }
                                """)
                        .settings();

        FilterSettings outer = settings.jobs().get(0).filter();
        Filter filter =
                new Filter(
                        Path.of("/data"),
                        FilterRules.of(
                                outer.include(), outer.exclude(), FilterRules.BuiltIn.APPLIES));
        assertThat(answer(filter, "[a] #1/b*/.caravan/root")).isEqualTo(Answer.EXCLUDED);
        assertThat(answer(filter, "a #1/bc/.caravan/root")).isEqualTo(Answer.IN_SCOPE);
        assertThat(answer(filter, "[a] #1/b*/c/.caravan/root")).isEqualTo(Answer.IN_SCOPE);
        assertThat(answer(filter, "[a] #1/b*/c.txt")).isEqualTo(Answer.IN_SCOPE);
        assertThat(outer.exclude()).startsWith("*.log");
        assertThat(settings.jobs().get(1).filter().exclude()).isEmpty();
    }

    private static Answer answer(Filter filter, String path) throws IOException {
        return filter.why(RelativePath.parse(path), NodeKind.FILE).answer();
    }

    @TestFactory
    Stream<DynamicTest> the_root_of_an_account_is_refused_where_it_is_dangerous() {
        return Stream.of(Mode.values())
                .flatMap(mode -> Stream.of("/", "id:0", "id:00").map(root -> rootTest(mode, root)));
    }

    private DynamicTest rootTest(Mode mode, String root) {
        String word = mode.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        boolean refused = mode == Mode.MIRROR || mode == Mode.SYNC || mode == Mode.PULL_MIRROR;
        return DynamicTest.dynamicTest(
                word + " " + root,
                () ->
                        assertThat(load(word + " /a " + root, "backup /b id:0"))
                                .filteredOn(problem -> problem.contains("jobs.first"))
                                .filteredOn(problem -> problem.startsWith("3:"))
                                .hasSize(refused ? 1 : 0));
    }

    private DynamicTest pair(String first, String second, String... refused) {
        return DynamicTest.dynamicTest(
                first + " + " + second,
                () ->
                        assertThat(load(first, second))
                                .extracting(
                                        problem -> problem.replaceAll(".*second\\.(\\w+):.*", "$1"))
                                .containsExactlyInAnyOrder(refused));
    }

    private List<String> load(String first, String second) {
        String text =
                "accounts: { main: {} }\njobs:\n  first: %s\n  second: %s\n"
                        .formatted(job(first), job(second));
        return new Configuration(folder, text).problems();
    }

    private static String job(String words) {
        String[] parts = words.split(" ", -1);
        return "{ mode: %s, local: %s, remote: \"%s\" }".formatted(parts[0], parts[1], parts[2]);
    }
}
