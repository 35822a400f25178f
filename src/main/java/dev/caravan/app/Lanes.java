package dev.caravan.app;

import dev.caravan.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the transfers: each job has a lane of its own with as many as it wants in flight,
 * so that none keeps another waiting.
 *
 * <p>The route's split takes the next operation only when a thread of the lane is free, and on such
 * a thread; so a lane's size is also what bounds the operations that are pulled ahead.
 */
public final class Lanes extends AbstractExecutorService {

    /** Nobody waits for the next pass with threads in hand. */
    private static final long IDLE_SECONDS = 20;

    private final Map<String, ThreadPoolExecutor> byJob = new LinkedHashMap<>();
    private final ThreadLocal<String> entered = new ThreadLocal<>();

    /**
     * @param inFlight how many threads each job has
     */
    Lanes(Map<String, Integer> inFlight) {
        inFlight.forEach((job, threads) -> byJob.put(job, lane(job, threads)));
    }

    static Lanes of(Settings settings) {
        Map<String, Integer> inFlight = new LinkedHashMap<>();
        settings.jobs().forEach(job -> inFlight.put(job.name(), job.transfer().inFlight()));
        return new Lanes(inFlight);
    }

    private ThreadPoolExecutor lane(String job, int threads) {
        ThreadFactory named = Pools.named("transfer-" + job);
        ThreadPoolExecutor lane =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> named.newThread(() -> inside(job, task)));
        lane.allowCoreThreadTimeOut(true);
        return lane;
    }

    private void inside(String job, Runnable task) {
        entered.set(job);
        task.run();
    }

    /** What this thread hands over from now on travels in the lane of this job. */
    public void enter(String job) {
        entered.set(job);
    }

    @Override
    public void execute(Runnable task) {
        String job = entered.get();
        ThreadPoolExecutor lane = job == null ? null : byJob.get(job);
        if (lane == null) {
            throw new IllegalStateException("this thread has entered no lane: " + job);
        }
        lane.execute(task);
    }

    @Override
    public void shutdown() {
        byJob.values().forEach(ThreadPoolExecutor::shutdown);
    }

    @Override
    public List<Runnable> shutdownNow() {
        return byJob.values().stream().flatMap(lane -> lane.shutdownNow().stream()).toList();
    }

    @Override
    public boolean isShutdown() {
        return byJob.values().stream().allMatch(ThreadPoolExecutor::isShutdown);
    }

    @Override
    public boolean isTerminated() {
        return byJob.values().stream().allMatch(ThreadPoolExecutor::isTerminated);
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        for (ThreadPoolExecutor lane : byJob.values()) {
            if (!lane.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }
}
