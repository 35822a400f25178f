package dev.caravan.cli;

import dev.caravan.pass.report.PassProgress;
import java.util.Optional;

/** The progress of a command that is no pass, where a person watches. */
record TerminalBars(Optional<TerminalProgress> drawn) {

    static TerminalBars of(Terminal terminal, Phrases phrases) {
        return new TerminalBars(
                terminal.interactive()
                        ? Optional.of(new TerminalProgress(terminal.err(), phrases))
                        : Optional.empty());
    }

    static TerminalBars none() {
        return new TerminalBars(Optional.empty());
    }

    PassProgress progress() {
        return drawn.isPresent() ? drawn.get() : PassProgress.NONE;
    }

    void close(String job) {
        drawn.ifPresent(progress -> progress.close(job));
    }
}
