package dev.caravan.cli;

import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.report.PassReport;
import dev.caravan.settings.JobSettings;
import dev.caravan.settings.Settings;
import dev.caravan.status.LiveProgress;
import dev.caravan.web.metrics.Metrics;

/** Those who follow the passes of a daemon: the status and the metrics. */
record Watching(LiveProgress progress, Metrics metrics) implements PassProgress {

    static Watching passesOf(Settings settings) {
        return new Watching(
                new LiveProgress(),
                new Metrics(
                        Version.number(),
                        settings.jobs().stream().map(JobSettings::name).toList()));
    }

    @Override
    public void phase(String job, Phase phase) {
        progress.phase(job, phase);
    }

    @Override
    public void planned(String job, long operations, long bytes) {
        progress.planned(job, operations, bytes);
    }

    @Override
    public void operationBegan(String job, String kind, String path) {
        progress.operationBegan(job, kind, path);
    }

    @Override
    public void carried(String job, long bytes) {
        progress.carried(job, bytes);
        metrics.counters().carried(job, bytes);
    }

    @Override
    public void fetched(String job, long bytes) {
        progress.fetched(job, bytes);
        metrics.counters().fetched(job, bytes);
    }

    @Override
    public void operationEnded(String job, String kind, String path, boolean well) {
        progress.operationEnded(job, kind, path, well);
    }

    @Override
    public void ended(PassReport report) {
        progress.ended(report);
        metrics.counters().ended(report);
    }
}
