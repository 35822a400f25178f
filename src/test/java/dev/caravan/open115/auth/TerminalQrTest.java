package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalQrTest {

    private static final String TEXT = "https://115.com/scan/dg-0123456789abcdef0123456789abcdef";

    @Test
    void a_drawing_is_read_back_by_a_scanner() throws Exception {
        String drawing = TerminalQr.draw(TEXT).replaceAll("\u001B\\[[0-9;]*m", "");
        assertThat(scanned(drawing, 0x000000, 0xFFFFFF)).isEqualTo(TEXT);
    }

    @Test
    void a_plain_drawing_is_read_back_on_a_dark_background() throws Exception {
        String drawing = TerminalQr.drawPlain(TEXT);
        assertThat(drawing).doesNotContain("\u001B");
        assertThat(scanned(drawing, 0xFFFFFF, 0x000000)).isEqualTo(TEXT);
    }

    @Test
    void each_line_sets_both_colours_and_ends_by_resetting_them() {
        assertThat(TerminalQr.draw(TEXT).lines())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("\u001B[38;5;16;48;5;231m"))
                .allMatch(line -> line.endsWith("\u001B[0m"));
    }

    @Test
    void has_a_light_border_and_fits_a_terminal() {
        List<String> lines =
                TerminalQr.draw(TEXT).replaceAll("\u001B\\[[0-9;]*m", "").lines().toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(24);
        assertThat(lines).allMatch(line -> line.length() == lines.get(0).length());
        assertThat(lines.get(0) + lines.get(1)).isBlank();
        assertThat(lines).allMatch(line -> line.startsWith("    ") && line.endsWith("    "));
    }

    /** Paints the characters as a terminal does and lets a reader look at the picture. */
    private static String scanned(String drawing, int ink, int paper) throws Exception {
        List<String> lines = drawing.lines().toList();
        int scale = 4;
        int border = 8;
        int width = (lines.get(0).length() + 2 * border) * scale;
        int height = (lines.size() * 2 + 2 * border) * scale;
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int row = y / scale - border;
                int column = x / scale - border;
                boolean inked = isInked(lines, row, column);
                boolean outside =
                        row < 0
                                || column < 0
                                || row >= lines.size() * 2
                                || column >= lines.get(0).length();
                pixels[y * width + x] = outside ? 0xFFFFFF : inked ? ink : paper;
            }
        }
        LuminanceSource picture = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(picture))).getText();
    }

    private static boolean isInked(List<String> lines, int row, int column) {
        if (row < 0 || column < 0 || row >= lines.size() * 2) {
            return false;
        }
        String line = lines.get(row / 2);
        char character = column < line.length() ? line.charAt(column) : ' ';
        return character == '█' || character == (row % 2 == 0 ? '▀' : '▄');
    }
}
