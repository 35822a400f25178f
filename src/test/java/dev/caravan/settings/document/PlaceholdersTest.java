package dev.caravan.settings.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

    private static final Map<String, String> VARIABLES =
            Map.of("A", "1", "EMPTY", "", "B_FILE", "b.txt", "C_FILE", "none.txt", "P", "b");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain $ text | plain $ text",
                "${A}            | 1",
                "x${A}-${A}y     | x1-1y",
                "${EMPTY}        | ''",
                "${EMPTY:-z}     | z",
                "${NONE:-z}      | z",
                "${NONE:-}       | ''",
                "${A:-z}         | 1",
                "${A:-${NONE}}   | 1",
                "${NONE:-${A}}   | 1",
                "${NONE:-{}}     | {}",
                "$${A}           | ${A}",
                "$$${A}          | $${A}",
                "$A              | $A",
                "${B}            | from b",
                "${file:b.txt}!  | from b!",
                "${file:${P}.txt}| from b"
            })
    void placeholders_are_filled_in(String text, String expected) throws IOException {
        assertThat(filled(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${NONE}           | the environment variable NONE is not set; set it or give "
                        + "a default: ${NONE:-default}",
                "${NONE:-${NONE2}} | the environment variable NONE2 is not set; set it or give "
                        + "a default: ${NONE2:-default}",
                "${A               | ${ must be followed by NAME}, NAME:-default} or "
                        + "file:PATH}; write $${ for the characters themselves",
                "${1}              | ${ must be followed by NAME}, NAME:-default} or "
                        + "file:PATH}; write $${ for the characters themselves",
                "${A%x}            | ${ must be followed by NAME}, NAME:-default} or "
                        + "file:PATH}; write $${ for the characters themselves",
                "${NONE:-x         | ${ is not closed by }; write $${ for the characters "
                        + "themselves",
                "${C}              | the file that C_FILE names does not exist",
                "${file:${P}}      | the file ${P} does not exist",
                "${file:.}         | the file . cannot be read; check its path and permissions",
                "${file:bytes}     | the file bytes is not UTF-8 text",
                "${file:large}     | the file large is larger than 1 MiB"
            })
    void what_cannot_be_filled_in_is_a_complaint(String text, String expected) throws IOException {
        assertThat(filled(text)).isEqualTo(expected);
    }

    @Test
    void every_placeholder_of_a_value_is_complained_about() throws IOException {
        assertThat(filled("${X} ${file:y}"))
                .contains("variable X is not set", "the file y does not exist");
    }

    private String filled(String text) throws IOException {
        Files.writeString(folder.resolve("b.txt"), "from b\r\n\n");
        Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xFF});
        Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);
        List<String> complaints = new ArrayList<>();
        return new Placeholders(VARIABLES, new TextFiles(folder))
                .fill(text, complaints::add)
                .map(Filled::text)
                .orElseGet(() -> String.join("\n", complaints));
    }
}
