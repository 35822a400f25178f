package dev.caravan.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code caravan demo}: the whole way of the data on this machine alone, step by step. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  caravan demo"},
        description = {
            "Shows Caravan at work without an account: the simulator plays 115, everything stays on this machine.",
            "Your own folder is only read: the demo changes files in its own sample alone."
        })
final class DemoCommand implements Callable<Integer> {

    @ParentCommand private @Nullable CaravanCommand parent;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Back up this folder instead of a generated sample.")
    private @Nullable Path folder;

    @Override
    public Integer call() throws Exception {
        CaravanCommand command = Parents.of(parent);
        Optional<Path> own = Optional.ofNullable(folder);
        if (own.isPresent() && !Files.isDirectory(own.get())) {
            throw new UsageException("there is no folder " + own.get());
        }
        Path place = Files.createTempDirectory("caravan-demo");
        try (DemoWorld world = DemoWorld.open(place, own, command.phrases().language())) {
            return new DemoStory(world, command.terminal(), command.phrases()).tell().number();
        }
    }
}
