package dev.caravan.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command prints: results to standard output, everything said beside them to standard
 * error, both in UTF-8.
 *
 * @param interactive whether a person watches, so that progress may be drawn
 * @param coloured whether escape sequences for colour are welcome
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean coloured) {

    /** The process's own streams. */
    public static Terminal ofProcess() {
        boolean interactive = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        boolean coloured = interactive && System.getenv("NO_COLOR") == null;
        return new Terminal(
                utf8(FileDescriptor.out), utf8(FileDescriptor.err), interactive, coloured);
    }

    public Terminal withoutColour() {
        return new Terminal(out, err, interactive, false);
    }

    public void say(String line) {
        out.println(line);
    }

    public void complain(String line) {
        err.println("caravan: " + line);
    }

    /** Makes a text from outside safe for one line: control characters are shown, not obeyed. */
    public static String oneLine(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> {
                            if (Character.isISOControl(c)) {
                                safe.append(String.format("\\x%02x", c));
                            } else {
                                safe.appendCodePoint(c);
                            }
                        });
        return safe.toString();
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
