package dev.caravan.pass;

import dev.caravan.cause.Cause;
import dev.caravan.pass.conflict.Conflicts;
import dev.caravan.pass.remember.Failures;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.pass.step.PlannedPass;
import dev.caravan.plan.operation.Note;
import dev.caravan.plan.operation.Operation;
import dev.caravan.state.Failure;
import dev.caravan.state.FailureStore;
import dev.caravan.state.PassResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All reasons why a pass that came through its plan is not simply ok. */
final class Judgements {

    private final FailureStore failures;
    private final Conflicts conflicts;

    Judgements(FailureStore failures, Conflicts conflicts) {
        this.failures = failures;
        this.conflicts = conflicts;
    }

    /** The weightiest; the first of several that weigh the same. */
    Optional<Judgement> worst(PlannedPass planned) {
        return all(planned).max(Judgement.BY_WEIGHT);
    }

    private Stream<Judgement> all(PlannedPass planned) {
        RunningPass pass = planned.pass();
        List<Judgement> found = new ArrayList<>();
        found.addAll(noted(planned, Note.Weight.WARNING, PassResult.WARNINGS));
        found.addAll(noted(planned, Note.Weight.WAITING, PassResult.WAITING));
        pass.remarks()
                .warnings()
                .forEach(
                        (cause, text) ->
                                found.add(new Judgement(PassResult.WARNINGS, cause, text)));
        unseen(planned).ifPresent(found::add);
        noUploads(pass).ifPresent(found::add);
        held(planned).ifPresent(found::add);
        conflicts(pass).ifPresent(found::add);
        parked(pass).ifPresent(found::add);
        partial(pass).ifPresent(found::add);
        return found.stream();
    }

    /** One for each cause, however often it was met. */
    private static Collection<Judgement> noted(
            PlannedPass planned, Note.Weight weight, PassResult result) {
        Map<Cause, Judgement> first = new EnumMap<>(Cause.class);
        Map<Cause, Integer> more = new EnumMap<>(Cause.class);
        for (Note note : planned.plan().notes()) {
            if (note.weight() == weight) {
                Cause cause = cause(note);
                first.putIfAbsent(cause, new Judgement(result, cause, note.text()));
                more.merge(cause, 1, Integer::sum);
            }
        }
        first.replaceAll((cause, it) -> it.counting(more.getOrDefault(cause, 1)));
        return first.values();
    }

    private static Cause cause(Note note) {
        return note.cause().orElse(Cause.INTERNAL);
    }

    private static Optional<Judgement> unseen(PlannedPass planned) {
        return planned.isWhole() && !planned.sawAll()
                ? Optional.of(
                        new Judgement(
                                PassResult.WAITING,
                                Cause.SCAN_INCOMPLETE,
                                "115 did not show the whole folder; nothing was concluded from what is missing"))
                : Optional.empty();
    }

    private static Optional<Judgement> noUploads(RunningPass pass) {
        return pass.setbacks()
                .noUploads()
                .map(
                        trouble ->
                                new Judgement(
                                        PassResult.WAITING, trouble.cause(), trouble.message()));
    }

    private static Optional<Judgement> held(PlannedPass planned) {
        List<Operation> held = planned.plan().held();
        return held.stream()
                .findFirst()
                .map(
                        first ->
                                new Judgement(
                                        PassResult.HELD,
                                        first.heldBy().orElse(Cause.MASS_DELETE),
                                        held.size() + " operations are held"));
    }

    private Optional<Judgement> conflicts(RunningPass pass) {
        long open = conflicts.open(pass);
        return open == 0
                ? Optional.empty()
                : Optional.of(
                        new Judgement(
                                PassResult.WARNINGS,
                                Cause.CONFLICT,
                                "conflicts wait for a person: "
                                        + open
                                        + "; both versions are kept"));
    }

    private static Optional<Judgement> parked(RunningPass pass) {
        long parked = pass.undone().parked();
        return parked == 0
                ? Optional.empty()
                : Optional.of(
                        new Judgement(
                                PassResult.WARNINGS,
                                Cause.FILE_BUSY,
                                parked + " files are parked until 115 has their content"));
    }

    private Optional<Judgement> partial(RunningPass pass) {
        long counted = pass.tally().outOfStep().count();
        if (counted == 0 && pass.isWhole()) {
            return Optional.empty();
        }
        List<Failure> listed =
                failures.all(pass.key()).stream().filter(it -> !Failures.isParked(it)).toList();
        // Who looked at a part alone says nothing of what failed elsewhere: it still counts.
        long failed = pass.isWhole() ? counted : listed.size();
        if (failed == 0) {
            return Optional.empty();
        }
        Cause cause = listed.stream().findFirst().map(Failure::cause).orElse(Cause.INTERNAL);
        return Optional.of(
                new Judgement(PassResult.PARTIAL, cause, failed + " items are not in step"));
    }
}
