package dev.caravan.pass.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.tree.RelativePath;
import org.junit.jupiter.api.Test;

class OutOfStepTest {

    private static final RelativePath CLIP = RelativePath.parse("clip.mp4");

    private final OutOfStep outOfStep = new OutOfStep();

    @Test
    void what_is_met_twice_is_one_row_and_counts_once() {
        outOfStep.failed(CLIP, "upload");
        outOfStep.failed(CLIP, "upload");
        outOfStep.failed(CLIP, "move");
        assertThat(outOfStep.count()).isEqualTo(2);
    }

    @Test
    void what_a_look_missed_is_settled_by_sending_it() {
        outOfStep.missed(CLIP);
        assertThat(outOfStep.holds(CLIP, "upload")).isTrue();
        outOfStep.overtaken(CLIP);
        assertThat(outOfStep.count()).isZero();
    }

    @Test
    void what_failed_stays_whatever_else_is_sent_to_its_path() {
        outOfStep.failed(CLIP, "upload");
        outOfStep.missed(CLIP);
        outOfStep.overtaken(CLIP);
        assertThat(outOfStep.holds(CLIP, "upload")).isTrue();
    }

    @Test
    void what_a_look_missed_and_then_failed_is_not_settled_by_sending_it() {
        outOfStep.missed(CLIP);
        outOfStep.failed(CLIP, "upload");
        outOfStep.overtaken(CLIP);
        assertThat(outOfStep.count()).isEqualTo(1);
    }

    @Test
    void another_look_begins_anew() {
        outOfStep.failed(CLIP, "upload");
        outOfStep.forget();
        assertThat(outOfStep.count()).isZero();
    }
}
