package dev.caravan.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.plan.request.Mode;
import dev.caravan.state.PassResult;
import dev.caravan.state.account.AccountState;
import dev.caravan.web.page.PageFile;
import dev.caravan.web.page.PageTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The page says everything in both languages, and nothing that no one reads. */
@Isolated
class PageTextsTest {

    private static final Map<String, String> ENGLISH = PageTexts.in(Locale.ENGLISH);
    private static final Map<String, String> CHINESE = PageTexts.in(Locale.CHINESE);

    /** Keys that are put together: {@code word('state', …)} and <code>t(`state.${…}`)</code>. */
    private static final Pattern FAMILY =
            Pattern.compile("word\\('([a-z]+)'|t\\(`([a-z.-]+)\\.\\$\\{");

    private static final Pattern LITERAL = Pattern.compile("'([a-z][a-z0-9.-]*)'");
    private static final Pattern ASKED = Pattern.compile("\\bt\\('([^']+)'");
    private static final Pattern STATIC = Pattern.compile("data-t=\"([^\"]+)\"");

    @Test
    void both_languages_have_the_same_keys_and_blanks() {
        assertThat(CHINESE.keySet()).isEqualTo(ENGLISH.keySet());
        ENGLISH.forEach(
                (key, text) ->
                        assertThat(blanks(CHINESE.get(key))).as(key).isEqualTo(blanks(text)));
        assertThat(CHINESE.values()).noneMatch(String::isBlank);
    }

    @Test
    void no_language_of_the_machine_slips_in() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.CHINESE);
            assertThat(PageTexts.in(Locale.ENGLISH)).isEqualTo(ENGLISH);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void every_text_that_the_page_asks_for_is_there() {
        Set<String> asked = new TreeSet<>(found(ASKED));
        asked.addAll(found(STATIC));
        assertThat(ENGLISH.keySet()).containsAll(asked);
    }

    @Test
    void every_text_is_used() {
        Set<String> used = new TreeSet<>(found(LITERAL));
        used.addAll(found(STATIC));
        Set<String> families = new TreeSet<>(found(FAMILY));
        List<String> unused =
                ENGLISH.keySet().stream()
                        .filter(key -> !used.contains(key))
                        .filter(key -> families.stream().noneMatch(f -> key.startsWith(f + ".")))
                        .toList();
        assertThat(unused).isEmpty();
    }

    @Test
    void every_word_of_the_contract_has_a_text() {
        List<String> words = new ArrayList<>();
        words.addAll(family("cause", Arrays.stream(Cause.values()).map(Cause::word)));
        words.addAll(family("advice", Arrays.stream(Cause.values()).map(Cause::word)));
        words.addAll(family("state", Arrays.stream(PassResult.values()).map(PassResult::word)));
        words.addAll(family("state", Stream.of("running", "never")));
        words.addAll(
                family("account", Arrays.stream(AccountState.values()).map(AccountState::word)));
        words.addAll(family("trigger", Arrays.stream(Trigger.values()).map(Trigger::word)));
        words.addAll(family("mode", constants(Mode.values())));
        words.addAll(family("phase", constants(PassProgress.Phase.values())));
        words.addAll(family("login", constants(LoginSession.State.values())));
        words.addAll(
                family(
                        "kind",
                        Stream.of(
                                "upload",
                                "download",
                                "mkdir",
                                "move",
                                "trash",
                                "replace",
                                "pass")));
        assertThat(ENGLISH.keySet()).containsAll(words);
    }

    private static Stream<String> constants(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static List<String> family(String name, Stream<String> words) {
        return words.map(word -> name + "." + word).toList();
    }

    private static List<String> blanks(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static Set<String> found(Pattern pattern) {
        return PageFile.all().stream()
                .flatMap(file -> pattern.matcher(file.text()).results())
                .flatMap(
                        match ->
                                Stream.of(
                                        match.group(1),
                                        match.groupCount() > 1 ? match.group(2) : null))
                .filter(key -> key != null)
                .collect(Collectors.toSet());
    }
}
