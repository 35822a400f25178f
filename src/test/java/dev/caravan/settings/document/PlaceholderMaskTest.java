package dev.caravan.settings.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderMaskTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ a: ${A}, b: ${file:/x, y}, c: ${A:-${B}} }",
                "a: ${A # no end\nb: {}",
                "# a comment with ${A}\na: \"${A}\""
            })
    void a_mask_comes_off_again(String text) {
        assertThat(PlaceholderMask.on(text)).hasSameSizeAs(text);
        assertThat(PlaceholderMask.off(PlaceholderMask.on(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ a: 1 }", "a: ${", "a: ${A\n}", "[{}, \"$\"]"})
    void only_placeholders_are_masked(String text) {
        assertThat(PlaceholderMask.on(text)).isEqualTo(text);
    }
}
