package dev.caravan.plan.guard;

import dev.caravan.cause.Cause;
import dev.caravan.plan.operation.Operation;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.Side;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Holds what looks like an accident: too many deletions or replacements at once or in a day, on
 * either side, counted when all moves have been recognised (DR-13). Everything else goes on.
 *
 * <p>When it holds what comes from a side on which mostly older contents came back, then that side
 * went back in time, as when a backup was restored: nothing of it goes on by itself.
 */
public final class Guard {

    private final GuardInput input;
    private final long files;
    private final Set<Side> emptied;
    private final Map<Side, Long> deletes = new EnumMap<>(Side.class);
    private final Map<Side, Long> replaced = new EnumMap<>(Side.class);
    private final Map<Side, Long> broughtBack = new EnumMap<>(Side.class);
    private final Predicate<Operation> comesBack;

    /** The files that are overwritten now and were not in the last 24 hours. */
    private final Set<NodeId> replacedAnew = new HashSet<>();

    /**
     * @param files how many files stood on both sides
     * @param emptied sides on which not one of them is left
     * @param comesBack whether an operation overwrites a file with what it was before
     */
    public Guard(GuardInput input, long files, Set<Side> emptied, Predicate<Operation> comesBack) {
        this.comesBack = comesBack;
        this.input = input;
        this.files = files;
        this.emptied = emptied.isEmpty() ? Set.of() : EnumSet.copyOf(emptied);
    }

    /** Counts the operations of a plan before any of them is judged. */
    public void count(List<? extends Operation> operations) {
        for (Operation operation : operations) {
            if (!isApproved(operation)) {
                deletes.merge(operation.side(), operation.deletedFiles(), Long::sum);
                countReplaced(operation);
            }
        }
    }

    private void countReplaced(Operation operation) {
        long files = operation.replacedFiles();
        replaced.merge(operation.side(), files, Long::sum);
        if (comesBack.test(operation)) {
            broughtBack.merge(operation.side(), files, Long::sum);
        }
        if (files > 0 && !input.replacedToday().contains(operation.node())) {
            replacedAnew.add(operation.node());
        }
    }

    /** Why an operation needs approval; empty when it may go ahead. */
    public Optional<Cause> verdict(Operation operation) {
        if (isApproved(operation)) {
            return Optional.empty();
        }
        boolean deletes = operation.deletedFiles() > 0;
        boolean replaces = operation.replacedFiles() > 0;
        if (deletes && emptied.contains(operation.side().other())) {
            return Optional.of(Cause.ROOT_EMPTY);
        }
        if ((deletes || replaces) && isRollback(operation.side())) {
            return Optional.of(Cause.ROLLBACK);
        }
        if (deletes && isMassDeletion(operation.side())) {
            return Optional.of(Cause.MASS_DELETE);
        }
        return replaces && isMassChange(operation.side())
                ? Optional.of(Cause.MASS_CHANGE)
                : Optional.empty();
    }

    // Who restores a backup takes back edits and new files alike, so they count together.
    private boolean isRollback(Side side) {
        long back = broughtBack.getOrDefault(side, 0L);
        long gone = deletes.getOrDefault(side, 0L);
        long overwritten = replaced.getOrDefault(side, 0L);
        boolean isOlder = back > 0 && back * 2 >= overwritten && back * 10 >= overwritten + gone;
        // A limit may be passed by what else the day brought: a few files are no rollback then.
        return isOlder
                && back + gone >= input.limits().atLeast()
                && (isMassDeletion(side)
                        || isMassChange(side)
                        || exceeds(back + gone, input.limits().maxOverwritePercent()));
    }

    private boolean isApproved(Operation operation) {
        return !input.approved().isEmpty()
                && (operation.deletedFiles() > 0 || operation.replacedFiles() > 0)
                && input.approved().contains(operation.key());
    }

    private boolean isMassDeletion(Side side) {
        GuardLimits limits = input.limits();
        long count = deletes.getOrDefault(side, 0L);
        long all = Stream.of(Side.values()).mapToLong(s -> deletes.getOrDefault(s, 0L)).sum();
        return count > limits.maxDeletes()
                || exceeds(count, limits.maxDeletePercent())
                || input.deletesToday() + all > limits.maxDeletesPerDay();
    }

    private boolean isMassChange(Side side) {
        int percent = input.limits().maxOverwritePercent();
        return exceeds(replaced.getOrDefault(side, 0L), percent)
                || exceeds(input.replacedToday().size() + replacedAnew.size(), percent);
    }

    private boolean exceeds(long count, int percent) {
        return percent < 100
                && count >= input.limits().atLeast()
                && count * 100 > percent * Math.max(1, files);
    }
}
