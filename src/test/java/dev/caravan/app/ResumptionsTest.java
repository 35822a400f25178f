package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.alert.ManualTime;
import dev.caravan.cause.Cause;
import dev.caravan.local.scan.Scope;
import dev.caravan.open115.auth.StoredTokens;
import dev.caravan.open115.pace.BudgetState;
import dev.caravan.pass.DeadLetters;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Trigger;
import dev.caravan.settings.Settings;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.JobId;
import dev.caravan.state.JobIdentity;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassCounts;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.state.account.SqliteBudgetLedger;
import dev.caravan.state.account.SqliteTokenStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes on by itself, long before the next schedule. */
class ResumptionsTest {

    private static final String JOB = House.JOB;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();
    private House house;
    private StateDatabase database;
    private boolean answers;
    private JobId job;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        house = new House(Files.createDirectory(folder.resolve("house")));
        database = StateDatabase.open(Files.createDirectory(folder.resolve("state")));
        JobIdentity identity =
                new JobIdentity(
                        "backup",
                        "main",
                        Optional.empty(),
                        Path.of("/data"),
                        Optional.empty(),
                        Optional.empty(),
                        "/top");
        job = new JobStore(database).remember(JOB, identity, "").id();
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        house.close();
    }

    @Test
    void a_job_that_never_ran_or_is_well_waits_for_its_triggers() throws Exception {
        assertThat(order()).isEmpty();
        pass(PassResult.OK, Optional.empty());
        time.pass(Duration.ofDays(1));
        assertThat(order()).isEmpty();
    }

    @Test
    void an_outage_is_asked_after_later_and_later() throws Exception {
        for (int minutes : List.of(5, 10, 20, 40, 80, 80)) {
            pass(PassResult.WAITING, Optional.of(Cause.NETWORK));
            time.pass(Duration.ofMinutes(minutes).minus(MINUTE));
            assertThat(order()).as("before %d minutes", minutes).isEmpty();
            time.pass(MINUTE);
            assertThat(order()).contains(new PassOrder(JOB, Trigger.RESUME));
        }
    }

    @ParameterizedTest
    @CsvSource({"not-sent,true,true", "not-sent,false,false", "HTTP 502,true,false"})
    void hc_249_who_was_not_reached_goes_on_as_soon_as_somebody_answers(
            String code, boolean answersNow, boolean goesOn) throws Exception {
        pass(PassResult.WAITING, Optional.of(Cause.NETWORK));
        failed("", DeadLetters.PASS, code);
        time.pass(MINUTE);
        answers = answersNow;
        assertThat(order().isPresent()).isEqualTo(goesOn);
    }

    @Test
    void a_door_behind_which_nobody_was_is_not_believed_again_at_once() throws Exception {
        answers = true;
        int passes = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            if (minute == 0 || order().isPresent()) {
                pass(
                        minute == 0 ? "schedule" : "resume",
                        PassResult.WAITING,
                        Optional.of(Cause.NETWORK));
                failed("", DeadLetters.PASS, "not-sent");
                passes++;
            }
            time.pass(MINUTE);
        }
        assertThat(passes).as("a proxy that leads nowhere, for a day").isBetween(20, 45);
    }

    @Test
    void a_throttled_account_is_left_alone_as_long_as_115_wants() throws Exception {
        pass(PassResult.WAITING, Optional.of(Cause.RATE_LIMIT));
        rests(time.instant().plus(Duration.ofHours(2)));
        time.pass(Duration.ofHours(2).minus(MINUTE));
        assertThat(order()).isEmpty();
        time.pass(MINUTE);
        assertThat(order()).isPresent();
    }

    @Test
    void after_a_login_its_jobs_go_on() throws Exception {
        login(Optional.empty());
        time.pass(MINUTE);
        pass(PassResult.FAILED, Optional.of(Cause.AUTH_REQUIRED));
        login(Optional.of("40140116"));
        time.pass(MINUTE);
        assertThat(order()).as("the login is dead").isEmpty();
        login(Optional.empty());
        assertThat(order()).contains(new PassOrder(JOB, Trigger.RESUME));
    }

    @Test
    void what_failed_is_tried_again_in_its_folder_when_it_has_rested() throws Exception {
        pass(PassResult.PARTIAL, Optional.of(Cause.NETWORK));
        fails("2026/a.jpg", time.instant().plus(Duration.ofMinutes(20)));
        fails("2025/b.jpg", time.instant().plus(Duration.ofDays(1)));
        time.pass(Duration.ofMinutes(19));
        assertThat(order()).isEmpty();
        time.pass(MINUTE);
        assertThat(order())
                .contains(
                        new PassOrder(
                                JOB,
                                Trigger.RESUME,
                                Scope.folders(List.of(RelativePath.parse("2026")))));
    }

    @Test
    void tries_are_gathered() throws Exception {
        fails("a.jpg", time.instant());
        pass(PassResult.PARTIAL, Optional.of(Cause.NETWORK));
        time.pass(Duration.ofMinutes(14));
        assertThat(order()).isEmpty();
        time.pass(MINUTE);
        assertThat(order()).isPresent();
    }

    @Test
    void what_such_a_pass_did_not_meet_waits_for_a_look_at_everything() throws Exception {
        fails("gone/a.jpg", time.instant());
        pass("resume", PassResult.PARTIAL, Optional.of(Cause.NETWORK));
        time.pass(Duration.ofDays(1));
        assertThat(order()).isEmpty();
        fails("b.jpg", time.instant());
        assertThat(order()).isPresent();
    }

    @Test
    void what_a_person_has_to_mend_waits_for_the_person() throws Exception {
        for (Cause cause : List.of(Cause.ROOT_MISSING, Cause.QUOTA, Cause.MASS_DELETE)) {
            pass(PassResult.WAITING, Optional.of(cause));
            time.pass(Duration.ofDays(1));
            assertThat(order()).as(cause.word()).isEmpty();
        }
    }

    @Test
    void the_daemon_takes_up_what_an_outage_left() throws Exception {
        house.write("a.txt", "a");
        house.pass();
        house.write("b.txt", "b");
        outageBefore(Duration.ofMinutes(6));

        Program daemon = house.daemon();

        await().atMost(House.PATIENCE)
                .untilAsserted(() -> assertThat(lastPass(daemon)).isEqualTo("resume ok"));
    }

    private void outageBefore(Duration ago) throws Exception {
        PassStore passes = new PassStore(house.program().state());
        JobId there = new JobStore(house.program().state()).find(JOB).orElseThrow().id();
        Instant then = Instant.now().minus(ago);
        long id = passes.begin(there, "schedule", then);
        passes.end(
                id,
                then,
                PassResult.WAITING,
                Optional.empty(),
                Optional.of(Cause.NETWORK),
                PassCounts.NONE);
    }

    private static String lastPass(Program program) {
        return new JobStore(program.state())
                .find(JOB)
                .flatMap(known -> new PassStore(program.state()).last(known.id()))
                .map(pass -> pass.trigger() + " " + pass.result().map(PassResult::word).orElse(""))
                .orElseThrow();
    }

    private Optional<PassOrder> order() throws Exception {
        Settings settings = house.settings();
        return new Resumptions(
                        settings,
                        busy -> false,
                        account -> answers,
                        Resumptions.Memory.of(database),
                        time)
                .order(JOB);
    }

    private void pass(PassResult result, Optional<Cause> cause) {
        pass("schedule", result, cause);
    }

    private void pass(String trigger, PassResult result, Optional<Cause> cause) {
        PassStore passes = new PassStore(database);
        long id = passes.begin(job, trigger, time.instant());
        passes.end(id, time.instant(), result, Optional.empty(), cause, PassCounts.NONE);
    }

    private void rests(Instant until) {
        new SqliteBudgetLedger(database)
                .update(
                        "main",
                        before ->
                                new BudgetState(
                                        Map.of(),
                                        LocalDate.EPOCH,
                                        0,
                                        Optional.of(until),
                                        1,
                                        Optional.of("too many calls")));
    }

    private void login(Optional<String> deadCode) {
        Instant now = time.instant();
        new SqliteTokenStore(database)
                .save(
                        "main",
                        new StoredTokens(
                                "a",
                                "r",
                                now,
                                now.plusSeconds(7200),
                                now,
                                deadCode,
                                Optional.empty(),
                                Optional.empty()));
    }

    private void failed(String path, String operation, String code) {
        Instant now = time.instant();
        new FailureStore(database)
                .record(
                        new Failure(
                                job,
                                RelativePath.parse(path),
                                operation,
                                Cause.NETWORK,
                                code,
                                "it failed",
                                "",
                                1,
                                now,
                                now,
                                Optional.empty(),
                                OptionalLong.empty()));
    }

    private void fails(String path, Instant next) {
        Instant now = time.instant();
        new FailureStore(database)
                .record(
                        new Failure(
                                job,
                                RelativePath.parse(path),
                                "upload",
                                Cause.NETWORK,
                                "",
                                "it failed",
                                "",
                                1,
                                now,
                                now,
                                Optional.of(next),
                                OptionalLong.empty()));
    }
}
