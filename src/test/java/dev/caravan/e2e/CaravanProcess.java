package dev.caravan.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One run of {@code bin/caravan} of the built distribution. */
final class CaravanProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path out;
    private final Path err;

    private CaravanProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a run that has ended left behind. */
    record Ended(int exit, String out, String err) {

        Ended exited(int expected) {
            if (exit != expected) {
                throw new AssertionError("exit " + expected + " was expected: " + this);
            }
            return this;
        }

        @Override
        public String toString() {
            return "exit " + exit + "\n--- out\n" + out + "\n--- err\n" + err;
        }
    }

    /**
     * Starts the program in {@code directory} with the poorest of environments: no UTF-8 locale.
     */
    static CaravanProcess start(
            Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(distribution().resolve("bin/caravan").toString());
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("caravan", ".out");
        Path err = Files.createTempFile("caravan", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
        builder.environment().put("LANG", "C");
        builder.environment()
                .put("CARAVAN_JAVA_OPTIONS", QuickStart.ofThisTestRun().options(arguments[0]));
        builder.environment().putAll(environment);
        return new CaravanProcess(builder.start(), out, err);
    }

    static Ended run(Path directory, String... arguments) throws IOException {
        return start(directory, Map.of(), arguments).await();
    }

    /** Types into it, and ends its standard input. */
    CaravanProcess type(String text) throws IOException {
        try (OutputStream input = process.getOutputStream()) {
            input.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    Ended await() throws IOException {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end in " + PATIENCE + "\n" + said());
            }
            QuickStart.ofThisTestRun().ended();
            return new Ended(process.exitValue(), read(out), read(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** kill -9: nothing of the program's own gets to run. */
    void kill() throws IOException {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM, as service managers send it. */
    void terminate() {
        process.destroy();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The most memory it has had so far, in the system's words; empty once it has ended. */
    Optional<String> peakMemory() throws IOException {
        Path status = Path.of("/proc", Long.toString(pid()), "status");
        if (!isAlive() || !Files.exists(status)) {
            return Optional.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.substring("VmHWM:".length()).strip())
                .findFirst();
    }

    /** What it has printed so far, both streams. */
    String said() throws IOException {
        return read(out) + read(err);
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static Path distribution() {
        String folder = System.getProperty("caravan.distribution");
        if (folder == null) {
            throw new IllegalStateException("run by Maven, which says where the distribution is");
        }
        return Path.of(folder);
    }
}
