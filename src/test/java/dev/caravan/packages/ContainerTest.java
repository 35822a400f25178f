package dev.caravan.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image does before the program runs. */
class ContainerTest {

    private static final Path ENTRYPOINT = Path.of("src/main/docker/entrypoint").toAbsolutePath();

    private static final Map<String, String> OWNER = Map.of("PUID", "10001", "PGID", "10001");

    @TempDir Path folder;

    /** What a run of the entrypoint came to. */
    record Ended(int exit, String said) {}

    @Test
    void the_first_start_in_an_empty_folder_writes_an_example_and_says_what_comes_next()
            throws Exception {
        Path config = Files.createDirectory(folder.resolve("config"));
        Ended ended = entrypoint(OWNER, "run");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.said())
                .contains("caravan check", "caravan login main", "caravan plan photos");
        assertThat(config.resolve("caravan.yaml"))
                .hasSameTextualContentAs(Path.of("config/caravan.yaml"));
        assertThat(config.resolve("caravan.schema.json")).exists();
    }

    @Test
    void the_first_start_speaks_chinese_where_that_is_asked_for() throws Exception {
        Files.createDirectory(folder.resolve("config"));
        Ended ended =
                entrypoint(Map.of("PUID", "10001", "PGID", "10001", "CARAVAN_LANG", "zh"), "run");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.said())
                .contains("还没有配置", "caravan check", "caravan login main")
                .doesNotContain("configuration");
    }

    @Test
    void a_configuration_that_is_there_is_never_written_over() throws Exception {
        Path config = Files.createDirectory(folder.resolve("config")).resolve("caravan.yaml");
        Files.writeString(config, "accounts: {}\n");
        Ended ended = entrypoint(OWNER, "run");
        assertThat(ended.said()).contains("started run");
        assertThat(config).hasContent("accounts: {}\n");
    }

    @Test
    void other_commands_write_nothing() throws Exception {
        Path config = Files.createDirectory(folder.resolve("config"));
        Ended ended = entrypoint(OWNER, "check");
        assertThat(ended.said()).contains("started check");
        assertThat(config).isEmptyDirectory();
    }

    @Test
    void root_is_refused() throws Exception {
        Files.createDirectory(folder.resolve("config"));
        if (Files.getOwner(folder).getName().equals("root")) {
            assertThat(entrypoint(Map.of("PUID", "0"), "run").exit()).isEqualTo(2);
        }
    }

    /** Stands in for tini and gosu, which only the image has. */
    private Path tools() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        script(bin.resolve("tini"), "shift; exec \"$@\"");
        script(bin.resolve("gosu"), "shift; exec \"$@\"");
        return bin;
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ended entrypoint(Map<String, String> environment, String... arguments)
            throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path example = Files.createDirectories(home.resolve("config"));
        for (String file : new String[] {"caravan.yaml", "caravan.schema.json"}) {
            Files.copy(Path.of("config", file), example.resolve(file));
        }
        Files.createDirectories(home.resolve("bin"));
        script(home.resolve("bin/caravan"), "echo started \"$@\"");
        ProcessBuilder builder =
                new ProcessBuilder(
                        Stream.concat(Stream.of("sh", ENTRYPOINT.toString()), Stream.of(arguments))
                                .toList());
        builder.environment().put("CARAVAN_HOME", home.toString());
        builder.environment()
                .put("CARAVAN_CONFIG", folder.resolve("config/caravan.yaml").toString());
        builder.environment().merge("PATH", tools().toString(), (old, more) -> more + ":" + old);
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    @Test
    void the_database_has_its_native_part_for_both_platforms() throws Exception {
        Path jar =
                Path.of(
                        org.sqlite
                                .JDBC
                                .class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (JarFile file = new JarFile(jar.toFile())) {
            for (String platform : new String[] {"x86_64", "aarch64"}) {
                assertThat(
                                file.getEntry(
                                        "org/sqlite/native/Linux/"
                                                + platform
                                                + "/libsqlitejdbc.so"))
                        .as(platform)
                        .isNotNull();
            }
        }
    }

    @Test
    void the_compose_example_is_yaml_and_gives_the_program_time_to_end() throws IOException {
        JsonNode caravan =
                new YAMLMapper()
                        .readTree(Path.of("config/compose.yaml").toFile())
                        .at("/services/caravan");
        assertThat(caravan.path("stop_grace_period").asText()).isEqualTo("40s");
        assertThat(caravan.path("restart").asText()).isEqualTo("unless-stopped");
        assertThat(caravan.at("/environment/PUID").asText()).isNotEmpty();
    }

    @Test
    void the_service_starts_no_loop_over_a_wrong_configuration() throws IOException {
        String unit = Files.readString(Path.of("config/caravan.service"));
        assertThat(unit)
                .contains("RestartPreventExitStatus=2")
                .contains("SuccessExitStatus=143")
                .contains("NoNewPrivileges=yes")
                .contains("ProtectSystem=strict")
                .doesNotContain("MemoryDenyWriteExecute=yes");
    }
}
