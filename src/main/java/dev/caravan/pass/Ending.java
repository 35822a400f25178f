package dev.caravan.pass;

import dev.caravan.cause.Advice;
import dev.caravan.cause.Cause;
import dev.caravan.look.Finding;
import dev.caravan.pass.conflict.Conflicts;
import dev.caravan.pass.order.Revisits;
import dev.caravan.pass.order.Stopped;
import dev.caravan.pass.order.Trigger;
import dev.caravan.pass.remember.Bookkeeping;
import dev.caravan.pass.remember.Ledger;
import dev.caravan.pass.remember.Records;
import dev.caravan.pass.report.PassProgress;
import dev.caravan.pass.report.PassReport;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.PlannedPass;
import dev.caravan.pass.trouble.Findings;
import dev.caravan.pass.trouble.PassProblem;
import dev.caravan.plan.operation.Move;
import dev.caravan.plan.operation.Note;
import dev.caravan.plan.operation.Operation;
import dev.caravan.state.FailureStore;
import dev.caravan.state.HeldOperation;
import dev.caravan.state.HeldPlan;
import dev.caravan.state.HeldStore;
import dev.caravan.state.HomeStore;
import dev.caravan.state.JobStore;
import dev.caravan.state.PassResult;
import dev.caravan.state.PassStore;
import dev.caravan.state.RootStore;
import dev.caravan.tree.RelativePath;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Ends a pass that came through its plan: remembers what is left, and says how it went. */
public final class Ending {

    private final Ledger ledger;
    private final Records records;
    private final PassStore passes;
    private final FailureStore failures;
    private final HeldStore held;
    private final Conflicts conflicts;
    private final JobStore known;
    private final RootStore roots;
    private final HomeStore homes;
    private final Revisits revisits;
    private final CallCounts calls;
    private final PassProgress progress;
    private final InstantSource time;

    public Ending(
            Bookkeeping books,
            Ledger ledger,
            RootStore roots,
            HomeStore homes,
            Revisits revisits,
            CallCounts calls) {
        this.revisits = revisits;
        this.ledger = ledger;
        this.roots = roots;
        this.homes = homes;
        this.records = books.records();
        this.passes = books.passes();
        this.failures = books.failures();
        this.held = books.held();
        this.conflicts = new Conflicts(books.conflicts(), books.time());
        this.known = books.jobs();
        this.calls = calls;
        this.progress = books.progress();
        this.time = books.time();
    }

    /** Throws what broke the pass off, if anything did: then it is a dead letter. */
    public PassReport end(PlannedPass planned) throws PassProblem, Stopped {
        RunningPass pass = planned.pass();
        if (planned.isToStop() || pass.setbacks().isInterrupted()) {
            throw new Stopped();
        }
        if (pass.setbacks().end().isPresent()) {
            throw pass.setbacks().end().get().asProblem();
        }
        rememberRest(planned);
        Optional<Judgement> worst = new Judgements(failures, conflicts).worst(planned);
        PassReport report = report(planned, worst);
        if (pass.isInside()) {
            return report;
        }
        passes.end(
                pass.id(),
                report.ended(),
                report.result(),
                Optional.of(report.message()).filter(text -> !text.isEmpty()),
                report.cause(),
                report.counts());
        if (pass.remarks().warnings().containsKey(Cause.STATE_LOST)) {
            roots.told(pass.key());
        }
        if (report.cause().equals(Optional.of(Cause.OVERLAP))) {
            homes.told();
        }
        pass.release();
        progress.ended(report);
        return report;
    }

    private void rememberRest(PlannedPass planned) {
        RunningPass pass = planned.pass();
        for (Finding finding : planned.local().findings()) {
            if (isTakenSoon(pass, finding)) {
                continue;
            }
            Findings.trouble(finding)
                    .ifPresent(trouble -> records.failures().left(pass, finding.path(), trouble));
        }
        for (Note note : planned.plan().notes()) {
            if (note.weight() == Note.Weight.PARTIAL) {
                records.failures().left(pass, note.path(), Findings.trouble(note));
            } else if (note.weight() == Note.Weight.ONCE) {
                records.noted(pass, note);
            }
        }
        pass.remarks()
                .leftOver()
                .forEach((path, trouble) -> records.failures().left(pass, path, trouble));
        if (planned.sawAll()) {
            // What failed before and was not met again is well now, or gone.
            failures.clearOlder(pass.key(), pass.sight().round());
            known.completed(pass.key(), pass.sight().round());
        }
        revisits.later(pass.job().name(), unsettled(planned));
        conflicts.close(planned, ledger.base(pass));
        hold(planned);
    }

    // Events told of it while it was being written, and another pass follows when it keeps still;
    // what never does is told by the next look at everything.
    private static boolean isTakenSoon(RunningPass pass, Finding finding) {
        return pass.trigger() == Trigger.WATCH && finding.reason() == Finding.Reason.UNSTABLE;
    }

    /** The folders of files that were being written. */
    private static SortedSet<RelativePath> unsettled(PlannedPass planned) {
        return planned.local().findings().stream()
                .filter(finding -> finding.reason() == Finding.Reason.UNSTABLE)
                .map(finding -> finding.path().parent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void hold(PlannedPass planned) {
        RunningPass pass = planned.pass();
        List<Operation> operations = planned.plan().held();
        if (operations.isEmpty()) {
            if (planned.isWhole()) {
                held.clear(pass.key());
            }
            return;
        }
        held.hold(
                HeldPlan.open(
                        planned.plan().id(),
                        pass.key(),
                        operations.get(0).heldBy().orElse(Cause.MASS_DELETE),
                        time.instant(),
                        operations.stream().map(Ending::heldOperation).toList()));
    }

    private static HeldOperation heldOperation(Operation operation) {
        Optional<RelativePath> from =
                operation instanceof Move move ? Optional.of(move.from().path()) : Optional.empty();
        return new HeldOperation(
                operation.kind(),
                operation.side(),
                operation.path(),
                from,
                operation.bytes(),
                operation.reason(),
                operation.key());
    }

    private PassReport report(PlannedPass planned, Optional<Judgement> worst) {
        RunningPass pass = planned.pass();
        Instant now = time.instant();
        // What waits for its hours is no failure, but not in step either: never shown green.
        boolean waits =
                pass.undone().waiting() > 0
                        && worst.map(Judgement::result).orElse(PassResult.OK).isSuccess();
        return new PassReport(
                pass.id(),
                pass.job().name(),
                pass.trigger(),
                pass.started(),
                now,
                waits ? PassResult.WAITING : worst.map(Judgement::result).orElse(PassResult.OK),
                waits ? Optional.empty() : worst.map(Judgement::cause),
                waits
                        ? pass.undone().waiting()
                                + " files wait: "
                                + pass.undone().transfersClosed().orElse("")
                        : worst.map(Judgement::message).orElse(""),
                worst.map(judgement -> Advice.of(judgement.cause())).orElse(""),
                pass.tally()
                        .counts(
                                pass.sight().seen(),
                                planned.plan().conflicts().size(),
                                planned.plan().held().size(),
                                calls.since(pass)));
    }
}
