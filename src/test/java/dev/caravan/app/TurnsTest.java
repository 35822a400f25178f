package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.cause.Cause;
import dev.caravan.local.scan.Scope;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.report.PassReport;
import dev.caravan.state.PassCounts;
import dev.caravan.state.PassResult;
import dev.caravan.tree.RelativePath;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final List<PassOrder> ran = new CopyOnWriteArrayList<>();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final StopSignal stop = new StopSignal();
    private final List<Optional<Cause>> causes = new ArrayList<>();
    private boolean paused;
    private boolean locked;
    private Runnable during = () -> {};
    private final Turns turns =
            new Turns(
                    this::run,
                    job -> paused,
                    job -> locked,
                    stop,
                    tasks::add,
                    time -> locked = false);

    private PassReport run(PassOrder order) {
        ran.add(order);
        Runnable now = during;
        during = () -> {};
        now.run();
        Optional<Cause> cause = causes.isEmpty() ? Optional.empty() : causes.remove(0);
        PassResult result = stop.isRaised(order.job()) ? PassResult.PARTIAL : PassResult.OK;
        return new PassReport(
                1,
                order.job(),
                order.trigger(),
                Instant.EPOCH,
                Instant.EPOCH,
                cause.isPresent() ? PassResult.WAITING : result,
                cause,
                "",
                "",
                PassCounts.NONE);
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private static PassOrder order(String job, Trigger trigger, String... folders) {
        List<RelativePath> paths = new ArrayList<>();
        for (String folder : folders) {
            paths.add(RelativePath.parse(folder));
        }
        return new PassOrder(job, trigger, Scope.folders(paths));
    }

    @Test
    void hc_335_firings_that_come_while_a_pass_runs_are_one_more_pass() {
        during =
                () -> {
                    for (int i = 0; i < 4; i++) {
                        turns.take(new PassOrder("a", Trigger.SCHEDULE));
                    }
                    assertThat(tasks).as("nothing begins beside it").isEmpty();
                };
        turns.take(new PassOrder("a", Trigger.SCHEDULE));
        work();
        assertThat(ran)
                .containsExactly(
                        new PassOrder("a", Trigger.SCHEDULE), new PassOrder("a", Trigger.SCHEDULE));
        assertThat(turns.isBusy("a")).isFalse();
    }

    @Test
    void hc_345_what_names_a_few_folders_may_run_in_a_pause_of_the_pass_that_runs() {
        PassOrder quick = order("a", Trigger.WATCH, "x", "y");
        during =
                () -> {
                    assertThat(turns.interlude("a", order -> true)).isFalse();
                    turns.take(order("a", Trigger.WATCH, "x"));
                    turns.take(order("a", Trigger.WATCH, "y"));
                    assertThat(turns.interlude("a", quick::equals)).isTrue();
                    assertThat(turns.interlude("a", order -> true)).as("once").isFalse();
                };
        turns.take(new PassOrder("a", Trigger.SCHEDULE));
        work();
        assertThat(ran).containsExactly(new PassOrder("a", Trigger.SCHEDULE), quick);
    }

    @Test
    void hc_345_what_does_not_fit_waits_for_its_turn_and_is_not_asked_about_again() {
        PassOrder quick = order("a", Trigger.WATCH, "x");
        during =
                () -> {
                    turns.take(quick);
                    assertThat(turns.interlude("a", order -> false)).isFalse();
                    assertThat(turns.interlude("a", order -> true)).isFalse();
                };
        turns.take(new PassOrder("a", Trigger.SCHEDULE));
        work();
        assertThat(ran).containsExactly(new PassOrder("a", Trigger.SCHEDULE), quick);
    }

    @Test
    void hc_345_a_firing_that_came_as_well_still_has_its_turn() {
        PassOrder quick = order("a", Trigger.WATCH, "x");
        during =
                () -> {
                    turns.take(quick);
                    turns.take(new PassOrder("a", Trigger.SCHEDULE));
                    assertThat(turns.interlude("a", order -> true)).isTrue();
                };
        turns.take(new PassOrder("a", Trigger.START));
        work();
        assertThat(ran)
                .containsExactly(
                        new PassOrder("a", Trigger.START),
                        quick,
                        new PassOrder("a", Trigger.SCHEDULE));
    }

    @Test
    void hc_335_orders_that_come_while_a_pass_runs_become_one() {
        during =
                () -> {
                    turns.take(order("a", Trigger.WATCH, "x"));
                    turns.take(order("a", Trigger.WATCH, "y"));
                    assertThat(turns.isBusy("a")).isTrue();
                };
        turns.take(new PassOrder("a", Trigger.SCHEDULE));
        work();
        assertThat(ran)
                .containsExactly(
                        new PassOrder("a", Trigger.SCHEDULE), order("a", Trigger.WATCH, "x", "y"));
        assertThat(turns.isBusy("a")).isFalse();
    }

    @Test
    void jobs_do_not_wait_for_each_other() {
        turns.take(new PassOrder("a", Trigger.SCHEDULE));
        turns.take(new PassOrder("b", Trigger.SCHEDULE));
        assertThat(tasks).hasSize(2);
    }

    @Test
    void a_whole_order_and_a_persons_word_are_never_lost_in_a_smaller_one() {
        PassOrder whole = order("a", Trigger.WATCH, "x").and(new PassOrder("a", Trigger.POLL));
        assertThat(whole).isEqualTo(new PassOrder("a", Trigger.POLL));
        assertThat(whole.and(order("a", Trigger.WATCH, "y"))).isEqualTo(whole);
        assertThat(whole.and(new PassOrder("a", Trigger.API)))
                .isEqualTo(new PassOrder("a", Trigger.API));
    }

    @Test
    void a_paused_job_keeps_its_order_until_it_is_resumed() {
        paused = true;
        turns.take(new PassOrder("a", Trigger.SCHEDULE));
        work();
        assertThat(ran).isEmpty();
        paused = false;
        turns.goOn("a");
        work();
        assertThat(ran).containsExactly(new PassOrder("a", Trigger.SCHEDULE));
    }

    @Test
    void hc_377_a_pass_that_was_cut_off_by_a_pause_is_done_again() {
        during =
                () -> {
                    paused = true;
                    stop.raise("a");
                };
        turns.take(order("a", Trigger.WATCH, "x"));
        work();
        assertThat(ran).hasSize(1);
        paused = false;
        stop.lower("a");
        turns.goOn("a");
        work();
        assertThat(ran).last().isEqualTo(new PassOrder("a", Trigger.WATCH));
    }

    @Test
    void a_job_that_another_process_has_is_waited_for() {
        locked = true;
        turns.take(new PassOrder("a", Trigger.POLL));
        work();
        assertThat(ran).containsExactly(new PassOrder("a", Trigger.POLL));
        assertThat(locked).as("by then it was free").isFalse();
    }

    @Test
    void an_order_for_which_another_process_was_quicker_is_no_failure() {
        causes.add(Optional.of(Cause.LOCKED));
        turns.take(new PassOrder("a", Trigger.POLL));
        work();
        assertThat(ran)
                .containsExactly(
                        new PassOrder("a", Trigger.POLL), new PassOrder("a", Trigger.POLL));
    }

    @Test
    void a_fault_in_a_pass_holds_up_none_of_those_that_come() {
        during =
                () -> {
                    turns.take(new PassOrder("a", Trigger.POLL));
                    throw new IllegalStateException("a fault");
                };
        turns.take(new PassOrder("a", Trigger.SCHEDULE));
        work();
        assertThat(ran).last().isEqualTo(new PassOrder("a", Trigger.POLL));
        await().until(() -> !turns.isBusy("a"));
    }

    @Test
    void hc_337_who_lets_another_job_run_first_does_not_wait_for_it_when_told_to_end()
            throws InterruptedException {
        PassOrder order = order("b", Trigger.WATCH, "x");
        turns.runNow(order, () -> true);
        assertThat(turns.isBusy("b")).as("its pass goes on").isTrue();
        turns.take(new PassOrder("b", Trigger.SCHEDULE));
        assertThat(tasks).as("nothing begins beside it").hasSize(1);
        work();
        assertThat(ran).containsExactly(order, new PassOrder("b", Trigger.SCHEDULE));
        assertThat(turns.isBusy("b")).isFalse();
    }
}
