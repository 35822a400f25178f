package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassReport;
import dev.caravan.state.PassResult;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HC-325: a machine is cloned with its folder, its state and its login. */
class ClonedMachineTest {

    @TempDir Path folder;

    private World agreed(Modes mode, String tree) {
        return World.in(folder.resolve("1"), mode).agreed(tree).proved();
    }

    @InDeletingModes
    void hc_325_a_clone_is_reported_once_and_what_is_in_step_stays_so(Modes mode) {
        try (World first = agreed(mode, "a.x=1 d/b.x=2")) {
            World clone = first.cloned(folder.resolve("2"));
            PassReport told = clone.pass();
            assertThat(told.result()).isEqualTo(PassResult.WARNINGS);
            assertThat(told.cause()).contains(Cause.OVERLAP);
            assertThat(told.message()).contains("the first", "share one login");
            assertThat(clone.requests.writes()).isEmpty();
            assertThat(clone.requests.transfers()).isZero();
            assertThat(clone.pass().result()).isEqualTo(PassResult.OK);
            assertThat(first.pass().result()).isEqualTo(PassResult.OK);
        }
    }

    @Test
    void hc_325_both_go_on_with_edits_renames_and_deletions() {
        try (World first = agreed(Modes.SYNC, "a.x=1 b.x=2 c.x=3 d/e.x=4 d/f.x=5 g/h.x=6 k=0")) {
            World clone = first.cloned(folder.resolve("2"));
            first.local
                    .write("a.x", "11")
                    .move("d", "dd")
                    .delete("c.x")
                    .write("b.x", "here")
                    .put("n.x=7");
            clone.local
                    .write("d/e.x", "44")
                    .move("g", "gg")
                    .delete("d/f.x")
                    .write("b.x", "there")
                    .put("n.x=8");
            TwoMachinesTest.settle(first, clone);
            first.check();
            clone.check();
            String tree = first.local.tree();
            assertThat(clone.local.tree()).isEqualTo(tree);
            assertThat(tree)
                    .contains("a.x=11", "dd/e.x=44", "gg/h.x=6", "=here", "=there", "=7", "=8");
            assertThat(tree).doesNotContain("c.x=", "=5");
        }
    }

    @Test
    void hc_325_who_comes_late_to_the_refresh_has_to_log_in_and_then_goes_on() {
        try (World first = agreed(Modes.SYNC, "a.x=1 k=0")) {
            World clone = first.cloned(folder.resolve("2"));
            first.local.write("a.x", "2");
            clone.local.put("n.x=3");
            first.fault("{'endpoint':'files','times':1,'action':'expire-token'}");
            assertThat(first.pass().result()).isEqualTo(PassResult.OK);
            clone.heal();
            PassReport late = clone.pass();
            assertThat(late.cause()).isEqualTo(Optional.of(Cause.AUTH_REQUIRED));
            assertThat(clone.pass().cause()).isEqualTo(Optional.of(Cause.AUTH_REQUIRED));
            clone.logIn();
            TwoMachinesTest.settle(clone, first);
            assertThat(first.local.tree()).isEqualTo("a.x=2 k=0 n.x=3");
            assertThat(clone.local.tree()).isEqualTo("a.x=2 k=0 n.x=3");
        }
    }
}
