package dev.caravan.plan.order;

import dev.caravan.cause.Cause;
import dev.caravan.plan.guard.Guard;
import dev.caravan.plan.operation.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes the operations out of a plan that the guard holds, and those that build on them. */
final class Holding {

    private static final Comparator<Operation> BY_PATH =
            Comparator.comparing(Operation::path)
                    .thenComparing(Operation::kind)
                    .thenComparing(Operation::side)
                    .thenComparing(Operation::node);

    private final Guard guard;
    private final Fallout fallout = new Fallout();
    private final List<Operation> held = new ArrayList<>();

    Holding(Guard guard) {
        this.guard = guard;
    }

    /** What of a stage may go ahead; stages come in their order. */
    <O extends Operation> List<O> filter(List<O> stage) {
        List<O> free = new ArrayList<>(stage.size());
        for (O operation : stage) {
            Optional<Cause> cause = guard.verdict(operation).or(() -> inherited(operation));
            if (cause.isEmpty()) {
                free.add(operation);
            } else {
                Operation heldOne = operation.held(cause.orElseThrow());
                fallout.notDone(heldOne);
                held.add(heldOne);
            }
        }
        return free;
    }

    private Optional<Cause> inherited(Operation operation) {
        return fallout.because(operation).flatMap(Operation::heldBy);
    }

    List<Operation> held() {
        held.sort(BY_PATH);
        return held;
    }
}
