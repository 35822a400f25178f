package dev.caravan.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.local.scan.Scope;
import dev.caravan.tree.RelativePath;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommotionTest {

    private static final long SECOND = 1_000_000_000L;

    private final Commotion commotion =
            new Commotion(Duration.ofSeconds(2), Duration.ofSeconds(10));

    @Test
    void nothing_is_due_when_nothing_happened() {
        assertThat(commotion.due(0)).isEmpty();
        assertThat(commotion.nanosecondsLeft(0)).isEmpty();
    }

    @Test
    void changes_are_told_together_once_it_is_quiet() {
        commotion.in(path("b"), 0);
        commotion.in(path("a"), SECOND);
        commotion.in(path("b"), SECOND);
        assertThat(commotion.due(SECOND * 3 - 1)).isEmpty();
        assertThat(commotion.nanosecondsLeft(SECOND)).hasValue(2 * SECOND);
        assertThat(commotion.due(SECOND * 3))
                .contains(Scope.folders(List.of(path("a"), path("b"))));
        assertThat(commotion.due(SECOND * 100)).isEmpty();
    }

    @Test
    void what_never_gets_quiet_is_told_all_the_same() {
        for (int i = 0; i < 10; i++) {
            commotion.in(path("log"), i * SECOND);
            assertThat(commotion.due(i * SECOND)).isEmpty();
        }
        assertThat(commotion.due(10 * SECOND)).contains(Scope.folders(List.of(path("log"))));
    }

    @Test
    void hc_343_very_many_folders_are_everything() {
        for (int i = 0; i <= 1000; i++) {
            commotion.in(path("d" + i), 0);
        }
        assertThat(commotion.due(2 * SECOND)).contains(Scope.whole());
    }

    @Test
    void what_was_missed_may_be_anywhere() {
        commotion.in(path("a"), 0);
        commotion.somewhere(0);
        commotion.in(path("b"), 0);
        assertThat(commotion.due(2 * SECOND)).contains(Scope.whole());
        commotion.in(path("a"), 0);
        assertThat(commotion.due(2 * SECOND)).contains(Scope.folders(List.of(path("a"))));
    }

    @Test
    void what_is_being_told_is_not_told_yet() {
        commotion.in(path("a"), 0);
        assertThat(commotion.untold()).contains(Scope.folders(List.of(path("a"))));
        commotion.due(2 * SECOND);
        commotion.in(path("b"), 3 * SECOND);
        assertThat(commotion.untold()).contains(Scope.folders(List.of(path("a"), path("b"))));
        commotion.told();
        assertThat(commotion.untold()).contains(Scope.folders(List.of(path("b"))));
        commotion.due(5 * SECOND);
        commotion.told();
        assertThat(commotion.untold()).isEmpty();
    }

    private static RelativePath path(String text) {
        return RelativePath.parse(text);
    }
}
