package dev.caravan.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.cause.Cause;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.database.StateDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Copies on 115 that are not what was sent, or that cannot be had back. */
class DoubtfulCopiesTest {

    private static final String OTHER = "0123456789ABCDEF0123456789ABCDEF01234567";

    @TempDir Path folder;

    private static List<Failure> failures(World world) {
        try (StateDatabase state = StateDatabase.view(world.stateDir()).orElseThrow()) {
            return new FailureStore(state)
                    .all(new JobStore(state).find(World.JOB).orElseThrow().id());
        }
    }

    private static void show(World world, String field, String value) {
        world.fault(
                "{'endpoint':'files','action':'edit','edits':[{'at':'/data/*/%s','set':'%s'}]}"
                        .formatted(field, value));
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKUP", "MIRROR", "SYNC"})
    void an_upload_that_115_shows_with_other_content_never_comes_over_the_good_file(Modes mode) {
        try (World world = World.in(folder, mode)) {
            world.local.put("a.txt=1");
            world.pass();
            show(world, "sha1", OTHER);
            world.pass();
            assertThat(world.local.tree()).isEqualTo("a.txt=1");
            world.heal();
            world.settlesAs("a.txt=1");
            assertThat(world.last().result()).isEqualTo(PassResult.OK);
        }
    }

    @Test
    void an_upload_that_115_really_holds_with_other_content_is_sent_again() {
        try (World world = World.in(folder, Modes.SYNC)) {
            world.local.put("a.txt=1");
            world.pass();
            show(world, "sha1", OTHER);
            world.fault(
                    "{'endpoint':'info','action':'edit','edits':[{'at':'/data/sha1','set':'%s'}]}"
                            .formatted(OTHER));
            world.requests.reset();
            assertThat(world.pass().result()).isEqualTo(PassResult.PARTIAL);
            world.heal();
            world.settlesAs("a.txt=1");
            assertThat(world.last().result()).isEqualTo(PassResult.OK);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKUP", "MIRROR", "ARCHIVE", "SYNC"})
    void a_copy_that_115_blocks_is_reported_as_long_as_it_is_blocked(Modes mode) {
        try (World world = World.in(folder, mode).agreed("a.txt=1")) {
            show(world, "ic", "1");
            assertThat(world.pass().result()).isEqualTo(PassResult.PARTIAL);
            assertThat(failures(world))
                    .extracting(Failure::cause, failure -> failure.path().toString())
                    .containsExactly(Tuple.tuple(Cause.MODERATION, "a.txt"));
            world.heal();
            world.settlesAs("a.txt=1");
            assertThat(failures(world)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKUP", "SYNC"})
    void a_copy_that_115_shows_unfinished_is_reported(Modes mode) {
        try (World world = World.in(folder, mode).agreed("a.txt=1")) {
            show(world, "fta", "0");
            assertThat(world.pass().result()).isEqualTo(PassResult.PARTIAL);
            assertThat(failures(world))
                    .extracting(Failure::cause)
                    .containsExactly(Cause.VERIFY_FAILED);
            assertThat(world.local.tree()).isEqualTo("a.txt=1");
        }
    }

    @ParameterizedTest
    @EnumSource(BlockedBy.class)
    void hc_363_what_115_blocks_after_it_was_verified_is_not_archived_away(BlockedBy how) {
        try (World world = World.in(folder, Modes.ARCHIVE).job("archive", "{ delay: 1h }")) {
            world.agreed("a.txt=1").proved();
            show(world, how.field, how.value);
            world.time.jump(Duration.ofMinutes(61));
            world.pass();
            assertThat(world.local.tree()).isEqualTo("a.txt=1");
            world.heal();
            world.pass();
            assertThat(world.local.tree()).as("the wait begins anew").isEqualTo("a.txt=1");
            world.time.jump(Duration.ofMinutes(61));
            world.settlesAs("", "a.txt=1");
        }
    }

    enum BlockedBy {
        MODERATION("ic", "1"),
        UNFINISHED("fta", "0");

        private final String field;
        private final String value;

        BlockedBy(String field, String value) {
            this.field = field;
            this.value = value;
        }
    }

    @Test
    void an_upload_that_115_never_finishes_is_sent_again_after_a_while() {
        try (World world = World.in(folder, Modes.BACKUP)) {
            world.local.put("a.txt=1");
            world.pass();
            show(world, "fta", "0");
            world.requests.reset();
            assertThat(world.pass().result()).isEqualTo(PassResult.PARTIAL);
            assertThat(world.requests.count("init")).as("no haste").isZero();
            world.time.jump(Duration.ofMinutes(11));
            world.pass();
            world.pass();
            assertThat(world.requests.count("init")).isEqualTo(1);
        }
    }
}
