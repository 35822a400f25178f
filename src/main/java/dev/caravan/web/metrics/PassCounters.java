package dev.caravan.web.metrics;

import dev.caravan.cause.Cause;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.report.PassReport;
import dev.caravan.state.PassCounts;
import dev.caravan.state.PassResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/** What the passes of this process did, added up since it started. */
public final class PassCounters implements PassProgress {

    private static final String JOB = "job";

    private final MeterRegistry registry;

    PassCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Lets all counters of a job begin at 0, so that the first thing it does is seen to happen. */
    void expect(String job) {
        count(job, PassCounts.NONE);
        uploaded(job).increment(0);
        downloaded(job).increment(0);
        for (PassResult result : PassResult.values()) {
            passes(job, result).increment(0);
        }
    }

    @Override
    public void carried(String job, long bytes) {
        uploaded(job).increment(bytes);
    }

    @Override
    public void fetched(String job, long bytes) {
        downloaded(job).increment(bytes);
    }

    @Override
    public void ended(PassReport report) {
        // An order that met a running pass was no pass of its own.
        if (!report.cause().equals(Optional.of(Cause.LOCKED))) {
            passes(report.job(), report.result()).increment();
            count(report.job(), report.counts());
        }
    }

    private void count(String job, PassCounts counts) {
        add("caravan.files.uploaded", "Files whose content travelled to 115.", job)
                .increment(counts.uploaded());
        add("caravan.files.rapid", "Files that 115 had already, so that no content travelled.", job)
                .increment(counts.rapid());
        bytes("caravan.rapid", "Bytes that 115 had already, so that they were not sent.", job)
                .increment(counts.rapidBytes());
        add("caravan.files.downloaded", "Files whose content came from 115.", job)
                .increment(counts.downloaded());
        add("caravan.items.moved", "Files and folders moved or renamed.", job)
                .increment(counts.moved());
        add("caravan.items.trashed", "Files and folders put into a trash or recycle bin.", job)
                .increment(counts.trashed());
        add("caravan.operations.failed", "Operations that failed.", job).increment(counts.failed());
        add("caravan.operations.held", "Operations that the guard held.", job)
                .increment(counts.held());
        add("caravan.conflicts", "Conflicts met.", job).increment(counts.conflicts());
    }

    private Counter uploaded(String job) {
        return bytes("caravan.uploaded", "Bytes sent to 115's storage.", job);
    }

    private Counter downloaded(String job) {
        return bytes("caravan.downloaded", "Bytes received from 115.", job);
    }

    private Counter passes(String job, PassResult result) {
        return Counter.builder("caravan.passes")
                .description("Passes that ended, by result.")
                .tag(JOB, job)
                .tag("result", result.word())
                .register(registry);
    }

    private Counter add(String name, String description, String job) {
        return Counter.builder(name).description(description).tag(JOB, job).register(registry);
    }

    private Counter bytes(String name, String description, String job) {
        return Counter.builder(name)
                .description(description)
                .baseUnit("bytes")
                .tag(JOB, job)
                .register(registry);
    }
}
