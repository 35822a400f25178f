package dev.caravan.cli;

import dev.caravan.settings.Environment;
import dev.caravan.settings.Language;
import dev.caravan.settings.Loading;
import dev.caravan.settings.Settings;
import dev.caravan.settings.SettingsFile;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the demo needs around it: a simulated 115, a mailbox for alerts, a folder, and a
 * configuration for all that.
 */
final class DemoWorld implements AutoCloseable {

    private static final long SEED = 115;

    private final Path place;
    private final Path folder;
    private final boolean sample;
    private final Simulator simulator;
    private final AlertBox alerts;
    private final Path configuration;

    private DemoWorld(
            Path place,
            Path folder,
            boolean sample,
            Language language,
            Simulator simulator,
            AlertBox alerts)
            throws IOException {
        this.place = place;
        this.folder = folder;
        this.sample = sample;
        this.simulator = simulator;
        this.alerts = alerts;
        this.configuration = place.resolve("config").resolve("caravan.yaml");
        Files.createDirectories(place.resolve("config"));
        Files.writeString(configuration, text(language), StandardCharsets.UTF_8);
    }

    /**
     * @param own the person's folder, which is only read; otherwise a sample is made
     */
    static DemoWorld open(Path place, Optional<Path> own, Language language) throws IOException {
        Path folder = own.orElse(place.resolve("sample")).toAbsolutePath();
        if (own.isEmpty()) {
            SampleFolder.fill(folder, SEED);
        }
        Simulator simulator =
                Simulator.start(
                        SimulatorOptions.in(Files.createDirectories(place.resolve("cloud")))
                                .with("auth.auto-confirm", "true"));
        return new DemoWorld(place, folder, own.isEmpty(), language, simulator, AlertBox.open());
    }

    private String text(Language language) {
        return """
        # Made by `caravan demo`. For a real account leave `endpoints` out.
        state-dir: ../state
        language: %s
        accounts:
          main:
            app-id: "%s"
            requests-per-second: 200
            writes-per-second: 200
            links-per-second: 200
            requests-per-day: 1000000
            endpoints: { api: "%s", passport: "%s", qrcode: "%s" }
        jobs:
          demo:
            mode: backup
            local: "%s"
            remote: /Backup/demo
            every: 15m
            stable-for: 0s
        alerts:
          channels:
            - { type: webhook, url: "%s", secret: demo-secret }
        """
                .formatted(
                        language.name().toLowerCase(Locale.ROOT),
                        Simulator.APP,
                        simulator.apiUrl(),
                        simulator.passportUrl(),
                        simulator.qrcodeUrl(),
                        folder.toString()
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("$", "$$"),
                        alerts.url());
    }

    Settings settings() {
        Loading loading =
                SettingsFile.load(
                        configuration,
                        new Environment(Map.of(), ZoneId.systemDefault(), InstantSource.system()));
        if (loading instanceof Loading.Invalid invalid) {
            throw new UsageException(
                    invalid.problems().stream().map(problem -> problem.in(configuration)).toList());
        }
        return ((Loading.Valid) loading).settings();
    }

    Path place() {
        return place;
    }

    Path folder() {
        return folder;
    }

    /** Whether the files are the demo's own, to be changed as it likes. */
    boolean isSample() {
        return sample;
    }

    Simulator simulator() {
        return simulator;
    }

    AlertBox alerts() {
        return alerts;
    }

    Path configuration() {
        return configuration;
    }

    @Override
    public void close() throws IOException {
        alerts.close();
        simulator.close();
    }
}
