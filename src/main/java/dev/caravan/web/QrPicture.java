package dev.caravan.web;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code as an SVG picture, black on white in either theme, so that every scanner reads it. */
final class QrPicture {

    /** The white border that a scanner needs. */
    private static final int QUIET = 4;

    private QrPicture() {}

    static String svg(String text) {
        ByteMatrix code = encode(text);
        int size = code.getWidth() + 2 * QUIET;
        StringBuilder dark = new StringBuilder();
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y) == 1) {
                    dark.append('M').append(x + QUIET).append(' ').append(y + QUIET);
                    dark.append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\"><rect width=\"%d\" height=\"%d\" fill=\"#fff\"/><path fill=\"#000\" d=\"%s\"/></svg>"
                .formatted(size, size, size, size, dark);
    }

    private static ByteMatrix encode(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "a QR code cannot hold a text of " + text.length() + " characters", e);
        }
    }
}
