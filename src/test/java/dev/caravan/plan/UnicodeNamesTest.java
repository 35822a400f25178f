package dev.caravan.plan;

import static dev.caravan.plan.Trees.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.plan.request.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that the two sides write in different Unicode forms. */
class UnicodeNamesTest {

    private static final String COMPOSED = "caf\u00e9/ caf\u00e9/a=1 \u00e9.txt=2";
    private static final String DECOMPOSED = "cafe\u0301/ cafe\u0301/a=1 e\u0301.txt=2";

    @ParameterizedTest
    @EnumSource(Mode.class)
    void what_115_writes_in_another_form_was_not_renamed(Mode mode) {
        Pass pass = world(mode, COMPOSED, COMPOSED, DECOMPOSED);
        assertThat(PlanText.of(pass.run())).isEmpty();
        assertThat(pass.local.toString()).isEqualTo(COMPOSED);
        assertThat(pass.plan().edits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void nor_was_what_115_composes(Mode mode) {
        Pass pass = world(mode, DECOMPOSED, DECOMPOSED, COMPOSED);
        assertThat(PlanText.of(pass.run())).isEmpty();
        assertThat(pass.local.toString()).isEqualTo(DECOMPOSED);
        assertThat(pass.plan().edits()).isEmpty();
    }

    @Test
    void another_form_of_a_local_name_is_a_rename() {
        Pass pass = world(Mode.MIRROR, "\u00e9.txt=2", "e\u0301.txt=2", "\u00e9.txt=2");
        assertThat(PlanText.of(pass.run())).isEqualTo("move remote \u00e9.txt -> e\u0301.txt");
        assertThat(pass.plan().isEmpty()).isTrue();
    }

    @Test
    void twins_in_two_forms_stay_two() {
        String twins = "e\u0301.txt=2 \u00e9.txt=1";
        Pass pass = world(Mode.SYNC, "", "", twins);
        pass.run();
        assertThat(pass.local.toString()).isEqualTo(twins);
        assertThat(pass.plan().isEmpty()).isTrue();
    }
}
