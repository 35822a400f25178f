package dev.caravan.cli;

import dev.caravan.settings.Settings;
import dev.caravan.state.database.StateException;
import dev.caravan.status.JsonOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code caravan export-diagnostics}: a bundle for whoever helps, with secrets taken out. */
@Command(
        name = "export-diagnostics",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a zip without secrets, for whoever helps.",
            "It holds versions, the settings in force, status, failures, conflicts, history and what",
            "the doctor says. Secrets, tokens and queries of URLs are taken out; names of files are not."
        },
        footer = {
            "",
            "Examples:",
            "  caravan export-diagnostics",
            "  caravan export-diagnostics --to bundle.zip --log /var/log/caravan.log"
        })
final class ExportDiagnosticsCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int LOG_LINES = 2000;
    private static final int PASSES = 100;

    @ParentCommand private @Nullable CaravanCommand parent;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The zip; must not exist. Default: caravan-diagnostics-TIME.zip here.")
    private @Nullable Path to;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "Also the last lines of this log of Caravan's.")
    private @Nullable Path log;

    @Option(names = "--offline", description = "Ask nobody over the network.")
    private boolean offline;

    @Override
    public Integer call() throws IOException {
        CaravanCommand command = Parents.of(parent);
        Settings settings = Configured.settings(command);
        Path file =
                Optional.ofNullable(to)
                        .orElseGet(
                                () ->
                                        Path.of(
                                                "caravan-diagnostics-"
                                                        + TIME.format(Instant.now())
                                                        + ".zip"));
        if (Files.exists(file)) {
            throw new UsageException(file + " exists; name another file with --to");
        }
        Map<String, String> documents = documents(settings);
        Scrubber scrubber = Scrubber.of(settings);
        write(file, scrubber, documents);
        command.terminal().say(command.phrases().say("export.wrote", file.toString()));
        return ExitCode.DONE.number();
    }

    private Map<String, String> documents(Settings settings) throws IOException {
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put("version.txt", versions());
        documents.put("settings.json", JsonOutput.of(SettingsTree.of(settings)));
        documents.put("status.json", json(() -> StatusCommand.document(settings)));
        documents.put(
                "failures.json", json(() -> FailuresCommand.failures(settings, settings.jobs())));
        documents.put(
                "conflicts.json", json(() -> ConflictsCommand.open(settings, settings.jobs())));
        documents.put(
                "history.json",
                json(() -> HistoryCommand.entries(settings, settings.jobs(), PASSES)));
        DoctorCommand.Reach reach =
                offline ? DoctorCommand.Reach.THIS_MACHINE : DoctorCommand.Reach.NETWORK;
        documents.put(
                "doctor.json",
                json(() -> DoctorCommand.Result.of(DoctorCommand.findings(settings, reach))));
        Path lines = log;
        if (lines != null) {
            documents.put("log.txt", lastLines(lines));
        }
        return documents;
    }

    /** What a damaged state cannot tell is told as such: then the rest is needed all the more. */
    private static String json(Supplier<Object> document) {
        try {
            return JsonOutput.of(document.get());
        } catch (StateException unusable) {
            return JsonOutput.of(Map.of("error", String.valueOf(unusable.getMessage())));
        }
    }

    private static String versions() {
        return "caravan "
                + Version.number()
                + "\njava "
                + System.getProperty("java.version")
                + " "
                + System.getProperty("java.vendor")
                + "\nsystem "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + " "
                + System.getProperty("os.arch")
                + "\n";
    }

    private static String lastLines(Path file) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(
                    line -> {
                        last.addLast(line);
                        if (last.size() > LOG_LINES) {
                            last.removeFirst();
                        }
                    });
        }
        return String.join("\n", last) + "\n";
    }

    private static void write(Path file, Scrubber scrubber, Map<String, String> documents)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> document : documents.entrySet()) {
                zip.putNextEntry(new ZipEntry("caravan-diagnostics/" + document.getKey()));
                zip.write(scrubber.scrub(document.getValue()).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }
}
