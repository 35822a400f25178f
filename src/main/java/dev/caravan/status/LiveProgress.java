package dev.caravan.status;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.report.PassReport;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The progress of the passes that run in this process, to be asked for at any time. */
public final class LiveProgress implements PassProgress {

    /** More than are ever in flight on purpose; who reads the status must not be buried. */
    private static final int MOST_CURRENT = 20;

    private final Map<String, Pass> passes = new ConcurrentHashMap<>();

    /** How far the running pass of a job is; empty when none runs here. */
    public Optional<Progress> of(String job) {
        return Optional.ofNullable(passes.get(job)).map(Pass::progress);
    }

    @Override
    public void phase(String job, Phase phase) {
        passes.computeIfAbsent(job, name -> new Pass()).enter(phase);
    }

    @Override
    public void planned(String job, long operations, long bytes) {
        with(job, pass -> pass.expect(operations, bytes));
    }

    @Override
    public void operationBegan(String job, String kind, String path) {
        with(job, pass -> pass.begin(new Progress.Current(kind, path)));
    }

    @Override
    public void carried(String job, long bytes) {
        with(job, pass -> pass.carry(bytes));
    }

    @Override
    public void operationEnded(String job, String kind, String path, boolean well) {
        with(job, pass -> pass.end(new Progress.Current(kind, path)));
    }

    @Override
    public void ended(PassReport report) {
        // An order that met a running pass ends at once; the pass itself goes on.
        if (!report.cause().equals(Optional.of(Cause.LOCKED))) {
            passes.remove(report.job());
        }
    }

    private void with(String job, Consumer<Pass> change) {
        Optional.ofNullable(passes.get(job)).ifPresent(change);
    }

    /** One running pass; its transfers report from several threads. */
    private static final class Pass {
        private String phase = "";
        private long operationsDone;
        private long operationsPlanned;
        private long bytesDone;
        private long bytesPlanned;
        private final Set<Progress.Current> current = new LinkedHashSet<>();

        synchronized void enter(Phase now) {
            phase = now.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        synchronized void expect(long operations, long bytes) {
            operationsPlanned = operations;
            bytesPlanned = bytes;
        }

        synchronized void begin(Progress.Current operation) {
            current.add(operation);
        }

        synchronized void carry(long bytes) {
            bytesDone += bytes;
        }

        synchronized void end(Progress.Current operation) {
            current.remove(operation);
            operationsDone++;
        }

        synchronized Progress progress() {
            return new Progress(
                    phase,
                    operationsDone,
                    operationsPlanned,
                    bytesDone,
                    bytesPlanned,
                    current.stream().limit(MOST_CURRENT).toList());
        }
    }
}
