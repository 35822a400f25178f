package dev.caravan.pass.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.alert.ManualTime;
import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.MemoryDrive;
import dev.caravan.state.BaseStore;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobIdentity;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassCounts;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.Content;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Presence;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.RemoteId;
import dev.caravan.tree.Sha1;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a poll of a large folder on 115 needs no pass. */
class StillnessTest {

    private static final long CALLS_PER_DAY = 9000;

    /** Eleven calls, of which 900 a day may go into looks at everything. */
    private static final int FILES = 6900;

    private static final Duration LISTING_IS_DUE = Duration.ofMinutes(18);

    @TempDir Path folder;
    private final ManualTime time = new ManualTime();
    private final MemoryDrive drive = new MemoryDrive();
    private StateDatabase database;
    private Stillness stillness;
    private JobId job;

    @BeforeEach
    void open() {
        database = StateDatabase.open(folder);
        RemoteId root = drive.folder("/top");
        drive.file("/top/a.txt", "abc");
        JobIdentity identity =
                new JobIdentity(
                        "sync",
                        "main",
                        Optional.empty(),
                        Path.of("/data"),
                        Optional.empty(),
                        Optional.of(root),
                        "/top");
        job = new JobStore(database).remember("photos", identity, "").id();
        holds(FILES);
        stillness =
                new Stillness(
                        database, account -> Optional.of(drive), account -> CALLS_PER_DAY, time);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void it_is_quiet_when_a_pass_saw_all_after_the_same_glance() {
        assertThat(isQuiet()).as("nobody ever looked").isFalse();
        pass(PassResult.OK);
        assertThat(isQuiet()).as("the first glance").isFalse();
        pass(PassResult.OK);
        assertThat(isQuiet()).isTrue();
        assertThat(isQuiet()).isTrue();
    }

    @Test
    void what_another_client_brings_ends_the_quiet_until_a_pass_saw_it() {
        beQuiet();
        drive.file("/top/x/b.txt", "b");
        assertThat(isQuiet()).isFalse();
        assertThat(isQuiet()).as("no pass came").isFalse();
        pass(PassResult.OK);
        assertThat(isQuiet()).isTrue();
    }

    @Test
    void a_listing_that_costs_little_is_made_every_time() {
        holds(1000 - FILES);
        pass(PassResult.OK);
        isQuiet();
        pass(PassResult.OK);
        assertThat(isQuiet()).isFalse();
        assertThat(drive.calls()).doesNotContain("glance");
    }

    @Test
    void now_and_then_everything_is_listed_because_a_glance_does_not_show_all() {
        beQuiet();
        time.pass(LISTING_IS_DUE.minusMinutes(1));
        assertThat(isQuiet()).isTrue();
        time.pass(Duration.ofMinutes(1));
        assertThat(isQuiet()).isFalse();
    }

    @Test
    void a_pass_that_broke_off_or_waits_is_followed_by_another() {
        for (PassResult result :
                new PassResult[] {PassResult.FAILED, PassResult.WAITING, PassResult.HELD}) {
            beQuiet();
            pass(result);
            assertThat(isQuiet()).as(result.name()).isFalse();
        }
    }

    @Test
    void what_is_to_be_tried_again_is_tried_when_its_time_has_come() {
        beQuiet();
        fails(Cause.NETWORK, Optional.of(time.instant().plusSeconds(60)));
        assertThat(isQuiet()).isTrue();
        time.pass(Duration.ofSeconds(60));
        assertThat(isQuiet()).isFalse();
    }

    @Test
    void what_every_look_asks_for_again_needs_one_unless_only_a_person_can_mend_it() {
        beQuiet();
        fails(Cause.NAME_UNSUPPORTED, Optional.empty());
        assertThat(isQuiet()).isTrue();
        fails(Cause.FILE_BUSY, Optional.empty());
        assertThat(isQuiet()).isFalse();
    }

    @Test
    void when_115_cannot_be_asked_a_pass_has_to_tell() {
        beQuiet();
        drive.failCall(
                drive.calls().size() + 1,
                MemoryDrive.When.BEFORE,
                () -> new DriveException.Transient("no route", "", null));
        assertThat(isQuiet()).isFalse();
    }

    private void beQuiet() {
        pass(PassResult.OK);
        isQuiet();
        pass(PassResult.OK);
        assertThat(isQuiet()).isTrue();
    }

    private boolean isQuiet() {
        boolean quiet = stillness.isQuiet("photos");
        time.pass(Duration.ofMillis(1));
        return quiet;
    }

    private void pass(PassResult result) {
        Instant began = time.instant();
        PassStore passes = new PassStore(database);
        long id = passes.begin(job, "poll", began);
        Optional<Cause> cause =
                result == PassResult.OK ? Optional.empty() : Optional.of(Cause.NETWORK);
        passes.end(id, began, result, Optional.empty(), cause, PassCounts.NONE);
        new JobStore(database).completed(job, began);
        time.pass(Duration.ofMillis(1));
    }

    private void fails(Cause cause, Optional<Instant> next) {
        Instant now = time.instant();
        new FailureStore(database)
                .record(
                        new Failure(
                                job,
                                RelativePath.parse(cause.word()),
                                "download",
                                cause,
                                "",
                                "it failed",
                                "",
                                1,
                                now,
                                now,
                                next,
                                OptionalLong.empty()));
    }

    /** Lets the base know so many files; less than none takes so many away again. */
    private void holds(int files) {
        BaseStore base = new BaseStore(database, job);
        if (files < 0) {
            base.change(IntStream.rangeClosed(1, -files).mapToObj(NodeId::new).toList(), List.of());
        } else {
            base.putAll(IntStream.rangeClosed(1, files).mapToObj(StillnessTest::file).toList());
        }
    }

    private static BaseNode file(int id) {
        return new BaseNode(
                new NodeId(id),
                new Place(NodeId.ROOT, "file-" + id),
                Optional.empty(),
                NodeKind.FILE,
                Optional.of(new Content(Sha1.OF_EMPTY, 0)),
                Optional.of(new RemoteId(Integer.toString(1000 + id))),
                Optional.empty(),
                Presence.BOTH);
    }
}
