package dev.caravan.cli;

import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code caravan simulator}: a local stand-in of 115 to try things on. */
@Command(
        name = "simulator",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  caravan simulator --port 8116 --data /tmp/cloud"},
        description = "A local stand-in of the 115 API on loopback; ends with SIGTERM or Ctrl-C.")
final class SimulatorCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Option(
            names = "--port",
            defaultValue = "8116",
            paramLabel = "N",
            description = "Where to listen, 0 for any free port; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where its cloud lives; default: a new temporary folder.")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Parents.of(parent).terminal();
        Phrases phrases = Parents.of(parent).phrases();
        Optional<Path> told = Optional.ofNullable(data);
        Path folder =
                told.isPresent()
                        ? Files.createDirectories(told.get())
                        : Files.createTempDirectory("caravan-simulator");
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    end.countDown();
                                    awaitQuietly(closed);
                                },
                                "shutdown"));
        try (Simulator simulator = Simulator.start(SimulatorOptions.in(folder).onPort(port))) {
            terminal.say(phrases.say("simulator.on", simulator.apiUrl()));
            terminal.say(phrases.say("simulator.admin", simulator.adminUrl(), folder.toString()));
            terminal.say(phrases.say("simulator.app", Simulator.APP, simulator.adminUrl()));
            end.await();
        }
        closed.countDown();
        return ExitCode.DONE.number();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
