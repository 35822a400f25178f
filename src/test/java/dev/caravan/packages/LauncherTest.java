package dev.caravan.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java the program is started with, and how; the Java here only tells what it was told. */
class LauncherTest {

    @TempDir Path folder;
    private Path home;

    @BeforeEach
    void unpack() throws IOException {
        home = Files.createDirectories(folder.resolve("a home with blanks"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(Path.of("src/main/dist/bin/caravan"), home.resolve("bin/caravan"));
        Files.createFile(Files.createDirectories(home.resolve("lib")).resolve("caravan-1.0.0.jar"));
        java(folder.resolve("jdk"));
    }

    @Test
    void without_a_java_of_its_own_it_takes_the_one_that_is_named() throws Exception {
        assertThat(started())
                .startsWith(folder.resolve("jdk").toString())
                .contains("-jar " + home.resolve("lib/caravan-1.0.0.jar") + " status --json")
                .doesNotContain("AOTCache");
    }

    @Test
    void its_own_java_comes_first_and_brings_its_cache() throws Exception {
        java(home.resolve("runtime"));
        assertThat(started())
                .startsWith(home.resolve("runtime").toString())
                .doesNotContain("AOTCache");
        Files.createFile(home.resolve("lib/caravan.aot"));
        assertThat(started())
                .contains("-XX:AOTCache=" + home.resolve("lib/caravan.aot") + " ")
                .as("what Java says of a cache that does not fit must not stand in a document")
                .contains(" -Xlog:disable ");
    }

    @Test
    void the_language_of_the_person_outlives_the_locale_that_java_needs() throws Exception {
        assertThat(started(Map.of("LC_ALL", "", "LANG", "zh_CN.GBK")))
                .contains("locale C.UTF-8 of zh_CN.GBK");
    }

    private static void java(Path home) throws IOException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(
                java, "#!/bin/sh\necho \"$0 $*\"\necho locale $LC_ALL of $CARAVAN_LOCALE\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    private String started() throws Exception {
        return started(Map.of());
    }

    private String started(Map<String, String> environment) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                        "sh", home.resolve("bin/caravan").toString(), "status", "--json");
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
