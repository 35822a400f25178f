package dev.caravan.pass.remember;

import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.Step;
import dev.caravan.pass.trouble.Trouble;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Note;
import dev.caravan.plan.operation.Operation;
import dev.caravan.state.FailureStore;
import dev.caravan.state.JournalEntry;
import dev.caravan.state.JournalStore;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps what was done and what failed, so that it can be told and asked for. */
public final class Records {

    private final JournalStore journal;
    private final Failures failures;
    private final PassProgress progress;
    private final InstantSource time;

    public Records(
            JournalStore journal,
            FailureStore failures,
            Backoff backoff,
            PassProgress progress,
            InstantSource time) {
        this.journal = journal;
        this.failures = new Failures(failures, backoff, time);
        this.progress = progress;
        this.time = time;
    }

    Instant now() {
        return time.instant();
    }

    /** What fails at present. */
    public Failures failures() {
        return failures;
    }

    /** An operation is done, with what proved it. */
    void done(Step step, String evidence) {
        journal(step, evidence, JournalEntry.DONE, "");
        failures.settle(step);
        tell(step, true);
    }

    /** An operation found something unexpected; nothing rests, because the next look tells more. */
    public void outdated(Step step, Trouble trouble) {
        journal(step, "", "outdated", trouble.message());
        failures.outdated(step, trouble);
        tell(step, false);
    }

    /** An operation failed; it reaches as far as its trouble says. */
    void failed(Step step, Trouble trouble) {
        journal(step, "", "failed", trouble.cause().word() + ": " + trouble.message());
        failures.failed(step, trouble);
        tell(step, false);
    }

    /** A file waits until 115 has its content. */
    void parked(Step step, Instant next) {
        failures.parked(step, next);
        tell(step, true);
    }

    /** A transfer waits for the job's hours; what failed of it before stays listed. */
    void putOff(Step step) {
        failures.staysListed(step);
        step.pass().undone().putOff(step.operation());
    }

    /** Nothing was done, but something happened that nobody will see again. */
    public void noted(RunningPass pass, Note note) {
        journal.record(
                pass.key(),
                new JournalEntry(
                        OptionalLong.of(pass.id()),
                        time.instant(),
                        "keep",
                        note.side().orElse(Side.LOCAL),
                        note.path(),
                        Optional.empty(),
                        0,
                        note.text(),
                        "",
                        JournalEntry.DONE,
                        ""));
    }

    private void journal(Step step, String evidence, String outcome, String detail) {
        Operation operation = step.operation();
        Optional<RelativePath> from =
                operation instanceof Move move ? Optional.of(move.from().path()) : Optional.empty();
        journal.record(
                step.pass().key(),
                new JournalEntry(
                        OptionalLong.of(step.pass().id()),
                        time.instant(),
                        operation.kind(),
                        operation.side(),
                        operation.path(),
                        from,
                        operation.bytes(),
                        operation.reason(),
                        evidence,
                        outcome,
                        detail));
    }

    /** An operation is about to be done. */
    public void began(Step step) {
        progress.operationBegan(
                step.pass().job().name(),
                step.operation().kind(),
                step.operation().path().toString());
    }

    private void tell(Step step, boolean well) {
        progress.operationEnded(
                step.pass().job().name(),
                step.operation().kind(),
                step.operation().path().toString(),
                well);
    }
}
