package dev.caravan.app;

import dev.caravan.local.filter.FilterRules;
import dev.caravan.local.scan.Scope;
import dev.caravan.local.watch.WatchSettings;
import dev.caravan.pass.order.PassOrder;
import dev.caravan.pass.order.Revisits;
import dev.caravan.pass.order.Trigger;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Symlinks;
import dev.caravan.tree.RelativePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The watches over the local folders of all jobs that want one, while the daemon runs. */
final class FolderWatches implements Revisits, AutoCloseable {

    /** Events of one action of a person come closer together than this. */
    private static final Duration LEAST_QUIET = Duration.ofMillis(200);

    /** However much goes on: what is finished is taken after this time, or this many quiets. */
    private static final Duration LEAST_LONGEST = Duration.ofSeconds(10);

    private static final int QUIETS = 4;

    /** How often everything is looked at where not everything is watched (HC-207). */
    private static final Duration RESCAN = Duration.ofMinutes(5);

    /** Events can be lost, so without a schedule everything is looked at now and then. */
    private static final Duration WHOLE_LOOK = Duration.ofHours(6);

    private final Consumer<PassOrder> orders;
    private final ScheduledExecutorService clock;
    private final Map<String, JobWatch> byJob = new LinkedHashMap<>();
    private final Map<String, Duration> quiets = new LinkedHashMap<>();
    private final Queue<PassOrder> revisits = new ConcurrentLinkedQueue<>();

    private FolderWatches(Consumer<PassOrder> orders) {
        this.orders = orders;
        this.clock = Executors.newSingleThreadScheduledExecutor(Pools.named("watch-clock"));
    }

    /** Begins to watch for the jobs that want it. */
    static FolderWatches start(List<JobSettings> jobs, Consumer<PassOrder> orders) {
        FolderWatches watches = new FolderWatches(orders);
        jobs.stream().filter(job -> job.start().watch()).forEach(watches::add);
        watches.byJob.values().forEach(JobWatch::start);
        return watches;
    }

    private void add(JobSettings job) {
        WatchSettings settings = settings(job);
        Trigger trigger = job.start().atStart() ? Trigger.START : Trigger.WATCH;
        PassOrder first = new PassOrder(job.name(), trigger);
        JobWatch watch = new JobWatch(job.name(), settings, first, told(job));
        byJob.put(job.name(), watch);
        quiets.put(job.name(), settings.quiet());
        if (job.start().schedule().isEmpty()) {
            every(WHOLE_LOOK, watch::everywhere);
        }
        // One that could not be had at the start may be had later.
        every(RESCAN, watch::start);
    }

    /**
     * What happens in a folder also changes what stands where a link leads to it, so with links
     * everything is looked at.
     */
    private Consumer<PassOrder> told(JobSettings job) {
        return job.scan().symlinks() == Symlinks.FOLLOW
                ? order -> orders.accept(new PassOrder(order.job(), order.trigger()))
                : orders;
    }

    private void every(Duration pause, Runnable task) {
        clock.scheduleWithFixedDelay(
                task, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    static WatchSettings settings(JobSettings job) {
        Duration quiet = job.scan().stableFor().plus(LEAST_QUIET);
        Duration many = quiet.multipliedBy(QUIETS);
        FilterRules.BuiltIn builtIn =
                job.filter().builtIn() ? FilterRules.BuiltIn.APPLIES : FilterRules.BuiltIn.OFF;
        return new WatchSettings(
                job.local(),
                FilterRules.of(job.filter().include(), job.filter().exclude(), builtIn),
                quiet,
                many.compareTo(LEAST_LONGEST) > 0 ? many : LEAST_LONGEST,
                RESCAN);
    }

    /** Why not all folders of a job are watched; empty when they are, or nobody wants it. */
    Optional<String> limit(String job) {
        return Optional.ofNullable(byJob.get(job)).flatMap(JobWatch::limit);
    }

    /** Where in a job's folder something may have happened that is not told yet. */
    Scope untold(String job) {
        return Optional.ofNullable(byJob.get(job))
                .map(watch -> watch.untold().and(toRevisit(job)))
                .orElse(Scope.whole());
    }

    private Scope toRevisit(String job) {
        return revisits.stream()
                .filter(order -> order.job().equals(job))
                .map(PassOrder::scope)
                .reduce(Scope.folders(Set.of()), Scope::and);
    }

    /** By then the files have kept still for long enough, or something was heard of them. */
    @Override
    public void later(String job, SortedSet<RelativePath> folders) {
        Duration quiet = quiets.get(job);
        if (quiet == null || clock.isShutdown()) {
            return;
        }
        PassOrder order = new PassOrder(job, Trigger.WATCH, Scope.folders(folders));
        revisits.add(order);
        clock.schedule(() -> revisit(order), quiet.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void revisit(PassOrder order) {
        orders.accept(order);
        revisits.remove(order);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            for (JobWatch watch : byJob.values()) {
                watch.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
