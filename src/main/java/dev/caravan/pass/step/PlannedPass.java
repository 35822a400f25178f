package dev.caravan.pass.step;

import dev.caravan.look.LocalChanges;
import dev.caravan.look.RemoteChanges;
import dev.caravan.pass.order.StopSignal;
import dev.caravan.pass.running.RunningPass;
import dev.caravan.plan.operation.Operation;
import dev.caravan.plan.operation.Plan;
import dev.caravan.plan.operation.Trash;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A pass whose plan stands, as the route walks through it stage by stage.
 *
 * <p>Each stage ends early when the pass must not go on or the program stops, so that draining
 * takes seconds.
 */
public record PlannedPass(
        RunningPass pass, LocalChanges local, RemoteChanges remote, Plan plan, StopSignal stop) {

    /** Whether 115 showed everything, and nothing waits for a second look. */
    public boolean sawAll() {
        return isWhole()
                && remote.complete()
                && pass.sight().sawEveryFolder()
                && plan.toConfirm().isEmpty();
    }

    /** Whether it looked everywhere on both sides. */
    public boolean isWhole() {
        return pass.isWhole();
    }

    /** The same without some that are not to go now. */
    public PlannedPass without(Set<Trash> staying) {
        return staying.isEmpty()
                ? this
                : new PlannedPass(pass, local, remote, plan.without(staying), stop);
    }

    public Iterator<Step> folders() {
        return steps(plan.folders().stream());
    }

    public Iterator<Step> moves() {
        return steps(plan.moves().stream());
    }

    /** The transfers of some kind, in the order of their paths. */
    public Iterator<Step> transfers(Predicate<Operation> kind) {
        return steps(plan.transfers().stream().filter(kind));
    }

    /** Files on 115 that go, folder by folder where several of one go. */
    public Iterator<TrashBatch> batches() {
        return Batches.of(plan.fileTrash()).together().stream()
                .takeWhile(trashes -> mayGoOn())
                .map(trashes -> new TrashBatch(pass, stepsOf(trashes)))
                .iterator();
    }

    /** What goes one by one. */
    public Iterator<Step> removals() {
        return Stream.of(Batches.of(plan.fileTrash()).alone(), plan.folderTrash())
                .flatMap(List::stream)
                .takeWhile(operation -> mayGoOn())
                .map(operation -> new Step(pass, operation))
                .iterator();
    }

    private List<Step> stepsOf(List<Trash> trashes) {
        return trashes.stream().map(trash -> new Step(pass, trash)).toList();
    }

    public Iterator<Step> steps(Stream<? extends Operation> operations) {
        return operations
                .takeWhile(operation -> mayGoOn())
                .map(operation -> new Step(pass, operation))
                .iterator();
    }

    /** Whether the program ends, or a person paused the job. */
    public boolean isToStop() {
        return stop.isRaised(pass.job().name());
    }

    private boolean mayGoOn() {
        return pass.goesOn() && !isToStop();
    }
}
