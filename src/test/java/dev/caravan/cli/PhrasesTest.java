package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.settings.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhrasesTest {

    @TempDir Path folder;

    @Test
    void both_languages_say_the_same_things_with_the_same_places() throws IOException {
        Properties english = phrases("phrases.properties");
        Properties chinese = phrases("phrases_zh.properties");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key)))
                    .as(key)
                    .isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void every_cause_has_its_word_and_an_advice() {
        Phrases english = new Phrases(Language.EN);
        Phrases chinese = new Phrases(Language.ZH);
        for (Cause cause : Cause.values()) {
            String word = cause.word();
            assertThat(english.cause(word)).isEqualTo(word);
            assertThat(chinese.cause(word)).endsWith(word).isNotEqualTo(word);
            assertThat(english.say("advice." + word)).isEqualTo(Advice.of(cause));
            assertThat(english.advice(word, "more is known")).isEqualTo("more is known");
            assertThat(chinese.advice(word, "more is known")).matches("(?s).*\\p{IsHan}.*");
        }
    }

    @Test
    void commands_speak_the_language_of_the_configuration() throws IOException {
        try (CommandWorld world = CommandWorld.in(folder).more("language: zh\n")) {
            world.write("a.txt", "x");
            assertThat(world.run(0, "status").out()).contains("后台    未运行", "未运行");
            world.run("run", "--once");
            assertThat(world.run(0, "status").out()).contains("任务    photos", "上一轮");
            assertThat(world.run(0, "conflicts").out()).contains("没有冲突");
        }
    }

    private static Properties phrases(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Phrases.class.getResourceAsStream(file)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    private static TreeSet<String> places(String phrase) {
        return new TreeSet<>(
                Pattern.compile("\\{\\d}")
                        .matcher(phrase)
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }
}
