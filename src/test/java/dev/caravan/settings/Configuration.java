package dev.caravan.settings;

import dev.caravan.settings.document.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A configuration file in a folder of the test, and the environment it is read in. */
final class Configuration {

    static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-22T02:41:07Z"));
    static final ZoneId ZONE = ZoneId.of("UTC");

    private final Path file;
    private final Map<String, String> variables = new HashMap<>();

    Configuration(Path folder, String text) {
        this.file = folder.resolve("caravan.yaml");
        try {
            Files.writeString(file, text);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** A configuration of one account and one job, to which the lines are added as they are. */
    static Configuration ofJob(Path folder, String lines) {
        return new Configuration(
                folder,
                """
                accounts: { main: {} }
                jobs:
                  photos:
                    local: /data/photos
                    remote: /Backup/photos
                """
                        + lines.indent(4));
    }

    Configuration with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Loading load() {
        return SettingsFile.load(file, new Environment(variables, ZONE, NOW));
    }

    /** The settings; an error that lists the problems when there are some. */
    Settings settings() {
        return load().match(
                        Loading.Valid::settings,
                        invalid -> {
                            throw new AssertionError(String.join("\n", problems()));
                        });
    }

    JobSettings job() {
        return settings().jobs().get(0);
    }

    List<String> problems() {
        return load().match(
                        valid -> List.of(),
                        invalid -> invalid.problems().stream().map(Problem::toString).toList());
    }
}
