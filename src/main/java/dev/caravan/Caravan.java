package dev.caravan;

import dev.caravan.cli.CaravanCommand;
import dev.caravan.cli.Terminal;

/** The program: hands the command line to the commands. */
public final class Caravan {

    private Caravan() {}

    public static void main(String[] arguments) {
        System.exit(CaravanCommand.run(arguments, System.getenv(), Terminal.ofProcess()));
    }
}
