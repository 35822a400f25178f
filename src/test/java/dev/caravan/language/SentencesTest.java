package dev.caravan.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SentencesTest {

    /** What picocli says is not written in our sources. */
    private static final Pattern OF_PICOCLI =
            Pattern.compile(
                    "(missing-|unknown-option|unmatched-|invalid-value|expected-parameter|option-should|(error-)?are-mutually).*");

    private final Sentences chinese = Sentences.chinese();

    @Test
    void what_is_known_is_told_and_names_in_it_stay() {
        assertThat(chinese.tell("it is gone: /data/new")).isEqualTo("它不见了：/data/new");
        assertThat(chinese.tell("deleted on the local side")).isEqualTo("在本地删除了");
    }

    @Test
    void a_sentence_inside_another_is_told_too() {
        assertThat(
                        chinese.tell(
                                "could not upload 2026/new.jpg: 115 answered 990001; the name is taken"))
                .isEqualTo("未能上传 2026/new.jpg：115 答复 990001；名称已被占用");
    }

    @Test
    void a_file_that_is_called_like_a_sentence_keeps_its_name() {
        assertThat(chinese.tell("no conflict is about new")).isEqualTo("没有关于 new 的冲突");
        assertThat(chinese.tell("upload new local file")).isEqualTo("upload new local file");
    }

    @Test
    void several_sentences_in_a_line_are_told_when_all_are_known() {
        assertThat(chinese.tell("changed locally; new on 115")).isEqualTo("本地有改动；115 上新增");
        assertThat(chinese.tell("changed locally; Permission refused"))
                .isEqualTo("changed locally; Permission refused");
    }

    @Test
    void what_is_not_known_stays() {
        assertThat(chinese.tell("Input/output error")).isEqualTo("Input/output error");
        assertThat(chinese.tell("")).isEmpty();
    }

    @Test
    void both_languages_have_the_same_sentences() throws IOException {
        Properties english = read("sentences.properties");
        Properties other = read("sentences_zh.properties");
        assertThat(other.keySet()).isEqualTo(english.keySet());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(english.getProperty(key)))
                    .as(key)
                    .containsAll(places(other.getProperty(key)));
            assertThat(other.getProperty(key)).as(key).matches("(?s).*[\\p{IsHan}（，].*");
        }
    }

    /** Otherwise a sentence that was reworded would quietly be English on Chinese screens. */
    @Test
    void every_sentence_is_still_said_somewhere() throws IOException {
        String sources = sources();
        Properties english = read("sentences.properties");
        TreeSet<String> gone = new TreeSet<>();
        for (String key : english.stringPropertyNames()) {
            String said = english.getProperty(key);
            if (!OF_PICOCLI.matcher(key).matches() && !isSaid(longestPiece(said), sources)) {
                gone.add(said);
            }
        }
        assertThat(gone).isEmpty();
    }

    /**
     * One or two words at an end may be put in by the code: a number and what is counted, a side.
     */
    private static boolean isSaid(String piece, String sources) {
        List<String> words = List.of(piece.split(" "));
        int spare = Math.min(2, words.size() - 1);
        return IntStream.rangeClosed(0, spare)
                .boxed()
                .flatMap(
                        less ->
                                Stream.of(
                                        words.subList(less, words.size()),
                                        words.subList(0, words.size() - less)))
                .anyMatch(some -> sources.contains(String.join(" ", some)));
    }

    private static String longestPiece(String sentence) {
        return Arrays.stream(sentence.split("\\{\\d[*+]?}|[;:(),]"))
                .map(String::strip)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** All sources, and the schema, with the literals put together. */
    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        all.append(Files.readString(Path.of("config/caravan.schema.json")));
        return all.toString().replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\"");
    }

    private static Properties read(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Sentences.class.getResourceAsStream(file)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    private static TreeSet<String> places(String sentence) {
        return new TreeSet<>(
                Pattern.compile("\\{(\\d)[*+]?}")
                        .matcher(sentence)
                        .results()
                        .map((MatchResult place) -> place.group(1))
                        .toList());
    }
}
