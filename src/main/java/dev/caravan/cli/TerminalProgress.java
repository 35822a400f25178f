package dev.caravan.cli;

import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.report.PassReport;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress as bars with rate and time left, one bar a job, for a person who watches a terminal. */
final class TerminalProgress implements PassProgress {

    private static final int REFRESH_MS = 250;
    private static final long MEGABYTE = 1_000_000;

    private final PrintStream screen;
    private final Phrases phrases;
    private final Map<String, ProgressBar> bars = new HashMap<>();

    TerminalProgress(PrintStream screen, Phrases phrases) {
        this.screen = screen;
        this.phrases = phrases;
    }

    @Override
    public synchronized void phase(String job, Phase phase) {
        if (phase != Phase.WORKING) {
            screen.println(phrases.say("progress." + word(phase), job));
        }
    }

    @Override
    public synchronized void planned(String job, long operations, long bytes) {
        if (operations == 0) {
            return;
        }
        bars.put(
                job,
                new ProgressBarBuilder()
                        .setTaskName(job)
                        .setInitialMax(Math.max(bytes, 1))
                        .setUnit(" MB", MEGABYTE)
                        .showSpeed()
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(REFRESH_MS)
                        .setConsumer(new me.tongfei.progressbar.ConsoleProgressBarConsumer(screen))
                        .build());
    }

    @Override
    public void carried(String job, long bytes) {
        ProgressBar bar = bar(job);
        if (bar != null) {
            bar.stepBy(bytes);
        }
    }

    @Override
    public void operationEnded(String job, String kind, String path, boolean well) {
        ProgressBar bar = bar(job);
        if (bar != null) {
            bar.setExtraMessage(" " + Terminal.oneLine(path));
        }
    }

    @Override
    public void ended(PassReport report) {
        close(report.job());
    }

    /** Nothing more is to be drawn of a job. */
    synchronized void close(String job) {
        ProgressBar bar = bars.remove(job);
        if (bar != null) {
            bar.setExtraMessage("");
            bar.close();
        }
    }

    private synchronized @Nullable ProgressBar bar(String job) {
        return bars.get(job);
    }

    private static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
