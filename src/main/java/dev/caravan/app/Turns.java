package dev.caravan.app;

import dev.caravan.cause.Cause;
import dev.caravan.local.disk.Halt;
import dev.caravan.local.scan.Scope;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.report.PassReport;
import dev.caravan.pass.scan.Interludes;
import dev.caravan.time.Sleeper;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orders that wait for their turn: of each job one pass runs at a time, and one order waits,
 * into which all that come meanwhile are merged. None is ever lost.
 */
public final class Turns implements Interludes.Waiting {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** So long one job lets another send what has come to it. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Function<PassOrder, PassReport> run;
    private final Predicate<String> isPaused;
    private final Predicate<String> isLocked;
    private final StopSignal stop;
    private final Executor threads;
    private final Sleeper sleeper;
    private final Map<String, PassOrder> waiting = new HashMap<>();
    // What of it names a few folders alone, and may run in a pause of the pass that runs.
    private final Map<String, PassOrder> quick = new HashMap<>();
    private final Set<String> running = new HashSet<>();

    /**
     * @param run runs a pass and waits for its end
     * @param isLocked whether another process has the job now
     * @param threads for the passes of all jobs
     */
    Turns(
            Function<PassOrder, PassReport> run,
            Predicate<String> isPaused,
            Predicate<String> isLocked,
            StopSignal stop,
            Executor threads,
            Sleeper sleeper) {
        this.run = run;
        this.isPaused = isPaused;
        this.isLocked = isLocked;
        this.stop = stop;
        this.threads = threads;
        this.sleeper = sleeper;
    }

    /** Takes an order and returns; the pass runs when it is its turn and the job is not paused. */
    public void take(PassOrder order) {
        synchronized (this) {
            waiting.merge(order.job(), order, PassOrder::and);
            if (order.scope() instanceof Scope.Folders) {
                quick.merge(order.job(), order, PassOrder::and);
            }
        }
        goOn(order.job());
    }

    @Override
    public boolean interlude(String job, Predicate<PassOrder> isFit) {
        Optional<PassOrder> order;
        synchronized (this) {
            order = Optional.ofNullable(quick.remove(job)).filter(each -> mayRun(job));
        }
        if (order.isEmpty() || !isFit.test(order.get())) {
            return false;
        }
        synchronized (this) {
            if (order.get().equals(waiting.get(job))) {
                waiting.remove(job);
            }
        }
        PassReport report = run.apply(order.get());
        LOG.debug("pass between two steps of another job={} result={}", job, report.result());
        return true;
    }

    /**
     * Runs a pass out of turn, unless one of the job runs or the job is paused. In a thread of its
     * own, because the caller is in the middle of another job's pass; it waits for the end, but not
     * for terabytes (HC-337), nor when it has to end itself.
     */
    public void runNow(PassOrder order, Halt halt) throws InterruptedException {
        String job = order.job();
        synchronized (this) {
            if (running.contains(job) || !mayRun(job) || isLocked.test(job)) {
                return;
            }
            running.add(job);
        }
        CountDownLatch end = new CountDownLatch(1);
        threads.execute(() -> outOfTurn(order, end));
        long begun = System.nanoTime();
        while (!halt.isCalled() && System.nanoTime() - begun < PATIENCE.toNanos()) {
            if (end.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private void outOfTurn(PassOrder order, CountDownLatch end) {
        try {
            PassReport report = run.apply(order);
            LOG.debug("pass out of turn job={} result={}", order.job(), report.result());
        } catch (RuntimeException fault) {
            LOG.error("a pass could not be run job={}", order.job(), fault);
        } finally {
            ended(order.job());
            goOn(order.job());
            end.countDown();
        }
    }

    /**
     * Where a pass of the job has something to do or is about to look. One that is under way may
     * have made folders that it has not filled yet, anywhere below those in which it looked.
     */
    synchronized Scope unfinished(String job) {
        return running.contains(job)
                ? Scope.whole()
                : Optional.ofNullable(waiting.get(job))
                        .map(PassOrder::scope)
                        .orElse(Scope.folders(Set.of()));
    }

    /** Whether a pass of the job runs, or is about to. */
    public synchronized boolean isBusy(String job) {
        return running.contains(job) || waiting.containsKey(job);
    }

    /** Runs what waits, if anything does. */
    void goOn(String job) {
        synchronized (this) {
            Optional<PassOrder> next = ready(job);
            if (next.isEmpty()) {
                return;
            }
            running.add(job);
        }
        threads.execute(() -> work(job));
    }

    /** The order that may begin now. */
    private Optional<PassOrder> ready(String job) {
        return running.contains(job) || !mayRun(job)
                ? Optional.empty()
                : Optional.ofNullable(waiting.get(job));
    }

    private boolean mayRun(String job) {
        return !stop.isRaised() && !isPaused.test(job);
    }

    private void work(String job) {
        try {
            Optional<PassOrder> next = next(job);
            while (next.isPresent()) {
                PassReport report = run.apply(next.get());
                if (isToBeDoneAgain(job, report)) {
                    take(new PassOrder(job, next.get().trigger()));
                }
                next = next(job);
            }
        } catch (RuntimeException fault) {
            LOG.error("a pass could not be run job={}", job, fault);
            ended(job);
            goOn(job);
        }
    }

    /** It was cut off for a pause or the end of the program, or another process was quicker. */
    private boolean isToBeDoneAgain(String job, PassReport report) {
        return report.isStopped() && (stop.isRaised() || isPaused.test(job))
                || report.cause().equals(Optional.of(Cause.LOCKED));
    }

    /** Another process has the job, perhaps because a person runs it once: that may take long. */
    private void awaitOthers(String job) {
        try {
            while (isLocked.test(job) && !stop.isRaised()) {
                sleeper.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<PassOrder> next(String job) {
        awaitOthers(job);
        synchronized (this) {
            running.remove(job);
            Optional<PassOrder> order = ready(job);
            if (order.isPresent()) {
                quick.remove(job);
                waiting.remove(job);
                running.add(job);
            }
            return order;
        }
    }

    private synchronized void ended(String job) {
        running.remove(job);
    }
}
