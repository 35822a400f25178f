package dev.caravan.state;

import static dev.caravan.state.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.caravan.cause.Cause;
import dev.caravan.state.HeldPlan.Decision;
import dev.caravan.state.account.AccountState;
import dev.caravan.state.account.AccountStore;
import dev.caravan.state.account.KnownAccount;
import dev.caravan.state.database.Columns;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.FileKey;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import dev.caravan.tree.Stamp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {

    private static final RelativePath CLIP = RelativePath.parse("2026/a.mp4");

    @TempDir Path dir;
    private StateDatabase database;
    private JobId job;

    @BeforeEach
    void open() {
        database = Samples.open(dir);
        job = Samples.job(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    // Jobs

    @Test
    void a_job_keeps_its_number_and_flags_when_its_identity_changes() {
        JobStore jobs = new JobStore(database);
        jobs.pause(job);
        jobs.completed(job, Instant.EPOCH);
        JobIdentity unseen =
                new JobIdentity(
                        "sync",
                        "main",
                        Optional.empty(),
                        Path.of("/data/other"),
                        Optional.empty(),
                        Optional.empty(),
                        "/x");
        KnownJob changed = jobs.remember("photos", unseen, "settings-2");

        assertThat(changed)
                .isEqualTo(new KnownJob(job, "photos", unseen, "settings-2", true, true));
        jobs.resume(job);
        assertThat(jobs.find("photos").orElseThrow().paused()).isFalse();
        assertThat(jobs.find("nobody")).isEmpty();
    }

    @Test
    void starting_over_forgets_the_base_but_not_the_history() {
        JobStore jobs = new JobStore(database);
        jobs.completed(job, Instant.EPOCH);
        new BaseStore(database, job).put(Samples.file(1, 0, "a"));
        new PassStore(database).begin(job, "manual", NOW);

        jobs.startOver(job);

        assertThat(jobs.find("photos").orElseThrow().completedOnce()).isFalse();
        assertThat(new BaseStore(database, job).count()).isZero();
        assertThat(new PassStore(database).history(job, 10)).hasSize(1);
    }

    @Test
    void forgetting_a_job_takes_everything_of_it_and_nothing_of_others() {
        JobId other = Samples.job(database, "videos");
        for (JobId each : List.of(job, other)) {
            new BaseStore(database, each).put(Samples.file(1, 0, "a"));
            new FailureStore(database).record(failure(each, CLIP, 1));
            new OwnTemporaries(database).expect(each, dir.resolve("tmp-" + each.value()), NOW);
        }
        new JobStore(database).forget(job);

        assertThat(new JobStore(database).all())
                .extracting(KnownJob::name)
                .containsExactly("videos");
        assertThat(new BaseStore(database, job).count()).isZero();
        assertThat(new FailureStore(database).all(job)).isEmpty();
        assertThat(new BaseStore(database, other).count()).isEqualTo(1);
        assertThat(new FailureStore(database).all(other)).hasSize(1);
        assertThat(new OwnTemporaries(database).all(other)).hasSize(1);
    }

    // Accounts

    @Test
    void an_account_remembers_since_when_it_is_as_it_is() {
        AccountStore accounts = new AccountStore(database);
        assertThat(accounts.find("main")).isEmpty();
        accounts.is("main", AccountState.THROTTLED, Optional.of("code 770004"), NOW);
        accounts.is("main", AccountState.THROTTLED, Optional.of("again"), NOW.plusSeconds(60));
        accounts.belongsTo("main", "42", NOW.plusSeconds(61));

        KnownAccount throttled =
                new KnownAccount(
                        "main",
                        Optional.of("42"),
                        AccountState.THROTTLED,
                        Optional.of("again"),
                        NOW);
        assertThat(accounts.find("main")).contains(throttled);

        accounts.is("main", AccountState.OK, Optional.empty(), NOW.plusSeconds(90));
        assertThat(accounts.all())
                .containsExactly(
                        new KnownAccount(
                                "main",
                                Optional.of("42"),
                                AccountState.OK,
                                Optional.empty(),
                                NOW.plusSeconds(90)));
    }

    // Passes

    @Test
    void a_pass_comes_back_with_all_its_numbers() {
        PassStore passes = new PassStore(database);
        PassCounts counts = new PassCounts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        long id = passes.begin(job, "schedule", NOW);
        assertThat(passes.last(job)).isEmpty();
        passes.end(
                id,
                NOW.plusSeconds(5),
                PassResult.PARTIAL,
                Optional.of("1 file"),
                Optional.of(Cause.VERIFY_FAILED),
                counts);

        PassRecord expected =
                new PassRecord(
                        id,
                        job,
                        "schedule",
                        NOW,
                        Optional.of(NOW.plusSeconds(5)),
                        Optional.of(PassResult.PARTIAL),
                        Optional.of("1 file"),
                        Optional.of(Cause.VERIFY_FAILED),
                        counts);
        assertThat(passes.last(job)).contains(expected);
        assertThat(passes.lastSuccess(job)).isEmpty();
    }

    @Test
    void the_last_success_is_not_the_last_pass() {
        PassStore passes = new PassStore(database);
        end(passes, NOW, PassResult.WARNINGS);
        end(passes, NOW.plusSeconds(10), PassResult.FAILED);
        long cutOff = passes.begin(job, "watch", NOW.plusSeconds(20));

        assertThat(passes.lastSuccess(job)).contains(NOW);
        assertThat(passes.last(job).orElseThrow().result()).contains(PassResult.FAILED);
        assertThat(passes.history(job, 10)).extracting(PassRecord::id).startsWith(cutOff);
    }

    @Test
    void old_passes_can_be_forgotten() {
        PassStore passes = new PassStore(database);
        for (int i = 0; i < 10; i++) {
            end(passes, NOW.plusSeconds(i), PassResult.OK);
        }
        passes.prune(job, 3);
        assertThat(passes.history(job, 100))
                .extracting(pass -> pass.ended().orElseThrow())
                .containsExactly(NOW.plusSeconds(9), NOW.plusSeconds(8), NOW.plusSeconds(7));
    }

    private void end(PassStore passes, Instant at, PassResult result) {
        long id = passes.begin(job, "schedule", at);
        passes.end(id, at, result, Optional.empty(), Optional.empty(), PassCounts.NONE);
    }

    // Journal

    @Test
    void the_journal_of_a_path_follows_it_through_moves_of_itself_and_of_its_folders() {
        JournalStore journal = new JournalStore(database);
        JournalEntry upload = entry("upload", "old/draft.txt", Optional.empty());
        JournalEntry rename = entry("move", "old/final.txt", Optional.of("old/draft.txt"));
        JournalEntry move = entry("move", "new", Optional.of("old"));
        JournalEntry replace = entry("replace", "new/final.txt", Optional.empty());
        for (JournalEntry each : List.of(upload, rename, move, replace)) {
            journal.record(job, each);
        }
        journal.record(job, entry("upload", "new/final.txt.bak", Optional.empty()));
        journal.record(job, entry("upload", "newer/final.txt", Optional.empty()));
        journal.record(Samples.job(database, "videos"), upload);

        assertThat(journal.about(job, RelativePath.parse("new/final.txt"), 10))
                .containsExactly(replace, move, rename, upload);
        assertThat(journal.about(job, RelativePath.parse("new/final.txt"), 2))
                .containsExactly(replace, move);
        assertThat(journal.about(job, RelativePath.parse("old/draft.txt"), 10))
                .containsExactly(move, rename, upload);
        assertThat(journal.newest(job, 2))
                .extracting(JournalEntry::path)
                .containsExactly(
                        RelativePath.parse("newer/final.txt"),
                        RelativePath.parse("new/final.txt.bak"));
    }

    @Test
    void a_move_there_and_back_does_not_go_round_for_ever() {
        JournalStore journal = new JournalStore(database);
        journal.record(job, entry("move", "b", Optional.of("a")));
        journal.record(job, entry("move", "a", Optional.of("b")));
        assertThat(journal.about(job, RelativePath.parse("a"), 10)).hasSize(2);
    }

    @Test
    void the_journal_forgets_what_is_old() {
        JournalStore journal = new JournalStore(database);
        journal.record(job, entry("trash", "a", Optional.empty()));
        journal.record(job, withOutcome(entry("trash", "b", Optional.empty()), "failed"));
        journal.prune(NOW.plusNanos(1));
        assertThat(journal.newest(job, 10)).isEmpty();
    }

    @Test
    void deletions_are_summed_up_over_a_time_and_old_ones_are_forgotten() {
        DeletionStore deletions = new DeletionStore(database);
        deletions.add(job, 40, NOW, NOW.minusSeconds(100));
        deletions.add(job, 2, NOW.plusSeconds(50), NOW.minusSeconds(50));
        assertThat(deletions.since(job, NOW)).isEqualTo(42);
        assertThat(deletions.since(job, NOW.plusNanos(1))).isEqualTo(2);
        deletions.add(job, 1, NOW.plusSeconds(60), NOW.plusNanos(1));
        assertThat(deletions.since(job, NOW.minusSeconds(1000))).isEqualTo(3);
    }

    @Test
    void a_file_that_is_overwritten_again_is_one_and_old_ones_are_forgotten() {
        ReplacementStore replacements = new ReplacementStore(database);
        replacements.add(job, new NodeId(1), NOW, NOW.minusSeconds(100));
        replacements.add(job, new NodeId(2), NOW, NOW.minusSeconds(100));
        replacements.add(job, new NodeId(2), NOW.plusSeconds(50), NOW.minusSeconds(50));
        assertThat(replacements.since(job, NOW))
                .containsExactlyInAnyOrder(new NodeId(1), new NodeId(2));
        assertThat(replacements.since(job, NOW.plusNanos(1))).containsExactly(new NodeId(2));
        replacements.add(job, new NodeId(3), NOW.plusSeconds(60), NOW.plusNanos(1));
        assertThat(replacements.since(job, NOW.minusSeconds(1000)))
                .containsExactlyInAnyOrder(new NodeId(2), new NodeId(3));
    }

    private static JournalEntry entry(String operation, String path, Optional<String> from) {
        return new JournalEntry(
                OptionalLong.of(12),
                NOW,
                operation,
                Side.REMOTE,
                RelativePath.parse(path),
                from.map(RelativePath::parse),
                100,
                "changed locally",
                "sha1 differs from the base",
                JournalEntry.DONE,
                "");
    }

    private static JournalEntry withOutcome(JournalEntry entry, String outcome) {
        return new JournalEntry(
                OptionalLong.empty(),
                entry.at(),
                entry.operation(),
                entry.side(),
                entry.path(),
                entry.from(),
                entry.bytes(),
                entry.why(),
                entry.evidence(),
                outcome,
                entry.detail());
    }

    // Failures

    @Test
    void a_failure_that_is_recorded_again_keeps_its_first_time() {
        FailureStore failures = new FailureStore(database);
        failures.record(failure(job, CLIP, 1));
        Failure again =
                new Failure(
                        job,
                        CLIP,
                        "upload",
                        Cause.NETWORK,
                        "502",
                        "bad gateway",
                        "wait",
                        2,
                        NOW.plusSeconds(60),
                        NOW.plusSeconds(60),
                        Optional.empty(),
                        OptionalLong.empty());
        failures.record(again);

        Failure expected =
                new Failure(
                        job,
                        CLIP,
                        "upload",
                        Cause.NETWORK,
                        "502",
                        "bad gateway",
                        "wait",
                        2,
                        NOW,
                        NOW.plusSeconds(60),
                        Optional.empty(),
                        OptionalLong.empty());
        assertThat(failures.all(job)).containsExactly(expected);
        assertThat(failures.find(job, CLIP, "upload")).contains(expected);
        assertThat(failures.find(job, CLIP, "move")).isEmpty();
    }

    @Test
    void failures_fall_due_one_after_the_other() {
        FailureStore failures = new FailureStore(database);
        failures.record(failure(job, RelativePath.parse("late"), 120));
        failures.record(failure(job, RelativePath.parse("soon"), 60));

        assertThat(failures.due(job, NOW.plusSeconds(59))).isEmpty();
        assertThat(failures.due(job, NOW.plusSeconds(60)))
                .extracting(Failure::path)
                .containsExactly(RelativePath.parse("soon"));
        assertThat(failures.count(job)).isEqualTo(2);
    }

    @Test
    void retrying_a_folder_makes_due_what_is_below_it_and_nothing_beside() {
        FailureStore failures = new FailureStore(database);
        failures.record(failure(job, RelativePath.parse("photos/a"), 600));
        failures.record(failure(job, RelativePath.parse("photos-backup/a"), 600));

        assertThat(failures.retry(job, RelativePath.parse("photos"), NOW)).isEqualTo(1);
        assertThat(failures.due(job, NOW))
                .extracting(Failure::path, Failure::attempts)
                .containsExactly(tuple(RelativePath.parse("photos/a"), 0));
        assertThat(failures.retry(job, NOW)).isEqualTo(2);
        assertThat(failures.due(job, NOW)).hasSize(2);
    }

    @Test
    void success_clears_a_failure() {
        FailureStore failures = new FailureStore(database);
        failures.record(failure(job, CLIP, 60));
        failures.clear(job, CLIP, "move");
        assertThat(failures.count(job)).isEqualTo(1);
        failures.clear(job, CLIP, "upload");
        assertThat(failures.count(job)).isZero();

        failures.record(failure(job, CLIP, 60));
        failures.clearOlder(job, CLIP, NOW);
        assertThat(failures.count(job)).isEqualTo(1);
        failures.clearOlder(job, RelativePath.parse("other"), NOW.plusNanos(1));
        assertThat(failures.count(job)).isEqualTo(1);
        failures.clearOlder(job, CLIP, NOW.plusNanos(1));
        assertThat(failures.count(job)).isZero();

        failures.record(failure(job, CLIP, 60));
        failures.clearOlder(job, NOW);
        assertThat(failures.count(job)).isEqualTo(1);
        failures.clearOlder(job, NOW.plusNanos(1));
        assertThat(failures.count(job)).isZero();
    }

    private static Failure failure(JobId job, RelativePath path, int nextInSeconds) {
        return new Failure(
                job,
                path,
                "upload",
                Cause.VERIFY_FAILED,
                "",
                "sha1 differs",
                "look at the file",
                1,
                NOW,
                NOW,
                Optional.of(NOW.plusSeconds(nextInSeconds)),
                OptionalLong.empty());
    }

    // Held plans

    @Test
    void a_held_plan_stays_as_it_is_until_a_person_decides() {
        HeldStore held = new HeldStore(database);
        HeldPlan plan =
                HeldPlan.open("p1", job, Cause.MASS_DELETE, NOW, List.of(trash("a"), trash("b")));
        held.hold(plan);
        held.hold(HeldPlan.open("p1", job, Cause.MASS_DELETE, NOW.plusSeconds(9), List.of()));

        assertThat(held.find(job)).contains(plan);
        assertThat(held.count(job)).isEqualTo(2);
        assertThat(held.decide(job, "other", Decision.APPROVED, "cli", NOW)).isFalse();
        assertThat(held.decide(job, "p1", Decision.APPROVED, "cli", NOW.plusSeconds(1))).isTrue();
        assertThat(held.decide(job, "p1", Decision.REJECTED, "web", NOW)).isFalse();

        HeldPlan decided = held.find(job).orElseThrow();
        assertThat(decided.decision()).isEqualTo(Decision.APPROVED);
        assertThat(decided.decided()).contains(NOW.plusSeconds(1));
        assertThat(decided.decider()).contains("cli");
    }

    @Test
    void another_plan_takes_the_place_of_the_held_one_and_is_not_approved() {
        HeldStore held = new HeldStore(database);
        held.hold(HeldPlan.open("p1", job, Cause.MASS_DELETE, NOW, List.of(trash("a"))));
        held.decide(job, "p1", Decision.APPROVED, "cli", NOW);
        HeldPlan larger =
                HeldPlan.open("p2", job, Cause.MASS_DELETE, NOW, List.of(trash("a"), trash("b")));
        held.hold(larger);

        assertThat(held.find(job)).contains(larger);
        held.clear(job);
        assertThat(held.find(job)).isEmpty();
        assertThat(held.count(job)).isZero();
    }

    private static HeldOperation trash(String path) {
        return new HeldOperation(
                "trash",
                Side.REMOTE,
                RelativePath.parse(path),
                Optional.empty(),
                5,
                "vanished locally",
                "id 5, sha1 X");
    }

    // Conflicts

    @Test
    void a_conflict_is_listed_until_one_of_its_files_is_dismissed() {
        ConflictStore conflicts = new ConflictStore(database);
        RelativePath copy = RelativePath.parse("2026/a (conflict remote 2026-11-22 024107).mp4");
        Conflict conflict = new Conflict(job, CLIP, copy, Side.REMOTE, NOW, "both edited");
        conflicts.record(conflict);
        conflicts.record(new Conflict(job, CLIP, copy, Side.REMOTE, NOW.plusSeconds(1), "again"));

        assertThat(conflicts.all(job)).containsExactly(conflict);
        assertThat(conflicts.dismiss(job, RelativePath.parse("other"))).isZero();
        assertThat(conflicts.dismiss(job, copy)).isEqualTo(1);
        assertThat(conflicts.count(job)).isZero();
    }

    // Hashes

    @Test
    void a_hash_is_found_only_for_the_very_same_stamp_before_and_after_it_is_written() {
        Stamp stamp = new Stamp(10, 20, 30, new FileKey(1, 2));
        HashCache cache = new HashCache(database, () -> NOW);
        cache.remember(stamp, Samples.sha1(1));
        assertThat(cache.find(stamp)).contains(Samples.sha1(1));
        cache.close();

        HashCache later = new HashCache(database, () -> NOW);
        assertThat(later.find(stamp)).contains(Samples.sha1(1));
        for (Stamp other :
                List.of(
                        new Stamp(11, 20, 30, new FileKey(1, 2)),
                        new Stamp(10, 21, 30, new FileKey(1, 2)),
                        new Stamp(10, 20, 31, new FileKey(1, 2)),
                        new Stamp(10, 20, 30, new FileKey(9, 2)),
                        new Stamp(10, 20, 30, new FileKey(1, 9)))) {
            assertThat(later.find(other)).as("%s", other).isEmpty();
        }
        later.forget(stamp.key());
        assertThat(later.find(stamp)).isEmpty();
    }

    @Test
    void hashes_of_a_pass_that_was_cut_off_are_not_lost_by_more_than_a_batch() {
        HashCache cut = new HashCache(database, () -> NOW);
        for (int i = 0; i < 1000; i++) {
            cut.remember(new Stamp(1, 1, 1, new FileKey(1, i)), Samples.sha1(i));
        }
        Stamp large = new Stamp(1L << 30, 1, 1, new FileKey(2, 1));
        cut.remember(large, Samples.sha1(7));
        cut.remember(new Stamp(1, 1, 1, new FileKey(3, 1)), Samples.sha1(8));

        HashCache next = new HashCache(database, () -> NOW);
        assertThat(next.find(new Stamp(1, 1, 1, new FileKey(1, 999)))).contains(Samples.sha1(999));
        assertThat(next.find(large)).contains(Samples.sha1(7));
        assertThat(next.find(new Stamp(1, 1, 1, new FileKey(3, 1)))).isEmpty();

        next.prune(NOW.plusNanos(1));
        assertThat(next.find(large)).isEmpty();
    }

    // Own temporaries and facts

    @Test
    void own_temporaries_are_known_until_they_are_forgotten() {
        OwnTemporaries temporaries = new OwnTemporaries(database);
        Path temporary = dir.resolve("x/../.caravan-tmp-1");
        temporaries.expect(job, temporary, NOW);

        assertThat(temporaries.knows(dir.resolve(".caravan-tmp-1"))).isTrue();
        assertThat(temporaries.knows(dir.resolve(".caravan-tmp-2"))).isFalse();
        assertThat(temporaries.all(job)).containsExactly(dir.resolve(".caravan-tmp-1"));
        temporaries.forget(temporary);
        assertThat(temporaries.all(job)).isEmpty();
    }

    @Test
    void facts_can_be_replaced_and_forgotten() {
        FactStore facts = new FactStore(database);
        facts.put("instance", "1");
        facts.put("instance", "2");
        assertThat(facts.find("instance")).contains("2");
        facts.forget("instance");
        assertThat(facts.find("instance")).isEmpty();
    }

    @Test
    void times_beyond_what_a_column_holds_stop_at_its_edge() {
        assertThat(Columns.instant(Columns.time(NOW))).isEqualTo(NOW);
        Instant before1970 = Instant.ofEpochSecond(-1, 5);
        assertThat(Columns.instant(Columns.time(before1970))).isEqualTo(before1970);
        assertThat(Columns.time(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Columns.time(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(Columns.instant(Columns.time(Instant.MAX)))
                .isAfter(NOW.plus(Duration.ofDays(80_000)));
    }
}
