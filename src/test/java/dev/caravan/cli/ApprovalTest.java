package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.cause.Cause;
import dev.caravan.state.HeldOperation;
import dev.caravan.state.HeldPlan;
import dev.caravan.state.HeldStore;
import dev.caravan.state.JobIdentity;
import dev.caravan.state.JobStore;
import dev.caravan.state.KnownJob;
import dev.caravan.state.PassCounts;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.state.database.StateDatabase;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** To what a person says yes. */
class ApprovalTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:30:00Z");

    @TempDir Path folder;
    private StateDatabase state;
    private KnownJob job;
    private Approval approval;

    @BeforeEach
    void open() {
        state = StateDatabase.open(folder);
        JobIdentity identity =
                new JobIdentity(
                        "mirror",
                        "main",
                        Optional.of("u"),
                        Path.of("/data"),
                        Optional.empty(),
                        Optional.empty(),
                        "/top");
        job = new JobStore(state).remember("photos", identity, "");
        approval = new Approval(state, "a test");
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void the_plan_that_the_last_pass_held_goes_ahead() {
        hold("plan-1");
        ended(PassResult.HELD, Cause.MASS_DELETE);
        assertThat(approval.approve(job, "")).contains("plan-1");
        assertThat(decision()).isEqualTo(HeldPlan.Decision.APPROVED);
    }

    @Test
    void a_root_that_waits_is_all_that_is_approved_and_never_an_older_plan() {
        hold("plan-1");
        ended(PassResult.HELD, Cause.MASS_DELETE);
        ended(PassResult.WAITING, Cause.ROOT_EMPTY);
        assertThat(approval.approve(job, "")).contains("begins anew");
        assertThat(decision()).isNotEqualTo(HeldPlan.Decision.APPROVED);
    }

    @Test
    void a_plan_that_is_older_than_the_last_pass_is_not_approved() {
        hold("plan-1");
        ended(PassResult.HELD, Cause.MASS_DELETE);
        ended(PassResult.WAITING, Cause.RATE_LIMIT);
        assertRefused("");
        assertRefused("plan-1");
    }

    @Test
    void another_plan_than_the_held_one_is_refused() {
        hold("plan-2");
        ended(PassResult.HELD, Cause.MASS_DELETE);
        assertRefused("plan-1");
    }

    @Test
    void a_plan_id_never_approves_a_root() {
        ended(PassResult.WAITING, Cause.REMOTE_ROOT_IDENTITY);
        assertRefused("plan-1");
        assertThat(approval.approve(job, "")).contains("begins anew");
    }

    private void assertRefused(String plan) {
        assertThatThrownBy(() -> approval.approve(job, plan)).isInstanceOf(UsageException.class);
        assertThat(new HeldStore(state).find(job.id()).map(HeldPlan::decision))
                .isNotEqualTo(Optional.of(HeldPlan.Decision.APPROVED));
    }

    private HeldPlan.Decision decision() {
        return new HeldStore(state)
                .find(job.id())
                .map(HeldPlan::decision)
                .orElse(HeldPlan.Decision.OPEN);
    }

    private void hold(String plan) {
        HeldOperation operation =
                new HeldOperation(
                        "trash",
                        Side.REMOTE,
                        RelativePath.parse("a"),
                        Optional.empty(),
                        1,
                        "it vanished here",
                        "key");
        new HeldStore(state)
                .hold(HeldPlan.open(plan, job.id(), Cause.MASS_DELETE, NOW, List.of(operation)));
    }

    private void ended(PassResult result, Cause cause) {
        PassStore passes = new PassStore(state);
        long pass = passes.begin(job.id(), "schedule", NOW);
        passes.end(pass, NOW, result, Optional.of("why"), Optional.of(cause), PassCounts.NONE);
    }
}
