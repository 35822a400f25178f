package dev.caravan;

import dev.caravan.cli.CaravanCommand;
import dev.caravan.cli.LogLevel;
import dev.caravan.cli.Terminal;
import java.util.List;

/** The program: hands the command line to the commands. */
public final class Caravan {

    private Caravan() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        // Before anything logs: the log's configuration reads it once.
        LogLevel.of(List.of(arguments), terminal, System.getenv())
                .ifPresent(level -> System.setProperty(LogLevel.NAME, level));
        System.exit(CaravanCommand.run(arguments, System.getenv(), terminal));
    }
}
