package dev.caravan.open115.auth;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code made of characters, two rows of modules to a line. */
public final class TerminalQr {

    /** The white border that a scanner needs. */
    private static final int QUIET = 4;

    private static final String BLACK_ON_WHITE = "\u001B[38;5;16;48;5;231m";
    private static final String RESET = "\u001B[0m";

    private TerminalQr() {}

    /** Draws black on white by escape codes, so that it reads on any background. */
    public static String draw(String text) {
        Modules modules = Modules.of(text);
        StringBuilder drawing = new StringBuilder();
        for (int row = 0; row < modules.size(); row += 2) {
            drawing.append(BLACK_ON_WHITE);
            for (int column = 0; column < modules.size(); column++) {
                drawing.append(half(modules.isDark(column, row), modules.isDark(column, row + 1)));
            }
            drawing.append(RESET).append('\n');
        }
        return drawing.toString();
    }

    /**
     * Draws without escape codes, for terminals that know no colour: characters are the white
     * modules, so it reads on a dark background.
     */
    public static String drawPlain(String text) {
        Modules modules = Modules.of(text);
        StringBuilder drawing = new StringBuilder();
        for (int row = 0; row < modules.size(); row += 2) {
            for (int column = 0; column < modules.size(); column++) {
                drawing.append(
                        half(!modules.isDark(column, row), !modules.isDark(column, row + 1)));
            }
            drawing.append('\n');
        }
        return drawing.toString();
    }

    private static char half(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '█' : '▀';
        }
        return lower ? '▄' : ' ';
    }

    /** The code with its border; outside of the border everything is light. */
    private record Modules(ByteMatrix code) {

        static Modules of(String text) {
            try {
                return new Modules(Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix());
            } catch (WriterException e) {
                throw new IllegalArgumentException(
                        "a QR code cannot hold a text of " + text.length() + " characters", e);
            }
        }

        int size() {
            return code.getWidth() + 2 * QUIET;
        }

        boolean isDark(int column, int row) {
            int x = column - QUIET;
            int y = row - QUIET;
            boolean inside = x >= 0 && y >= 0 && x < code.getWidth() && y < code.getHeight();
            return inside && code.get(x, y) == 1;
        }
    }
}
