package dev.caravan;

/** The program: hands the command line to the commands. */
public final class Caravan {

    private Caravan() {}

    public static void main(String[] arguments) {
        System.exit(0);
    }
}
