package dev.caravan.plan;

import dev.caravan.cause.Cause;
import dev.caravan.tree.Side;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds what looks like an accident: too many deletions or replacements at once, on either side,
 * counted when all moves have been recognised (DR-13). Everything else goes on.
 */
final class Guard {

    private final GuardInput input;
    private final long files;
    private final Set<Side> emptied;
    private final Map<Side, Long> deletes = new EnumMap<>(Side.class);
    private final Map<Side, Long> replaced = new EnumMap<>(Side.class);

    /**
     * @param files how many files stood on both sides
     * @param emptied sides on which not one of them is left
     */
    Guard(GuardInput input, long files, Set<Side> emptied) {
        this.input = input;
        this.files = files;
        this.emptied = emptied.isEmpty() ? Set.of() : EnumSet.copyOf(emptied);
    }

    /** Counts the operations of a plan before any of them is judged. */
    void count(List<? extends Operation> operations) {
        for (Operation operation : operations) {
            if (!isApproved(operation)) {
                deletes.merge(operation.side(), operation.deletedFiles(), Long::sum);
                replaced.merge(operation.side(), replacements(operation), Long::sum);
            }
        }
    }

    /** Why an operation needs approval; empty when it may go ahead. */
    Optional<Cause> verdict(Operation operation) {
        if (isApproved(operation)) {
            return Optional.empty();
        }
        if (operation.deletedFiles() > 0) {
            if (emptied.contains(operation.side().other())) {
                return Optional.of(Cause.ROOT_EMPTY);
            }
            if (isMassDeletion(operation.side())) {
                return Optional.of(Cause.MASS_DELETE);
            }
        }
        return replacements(operation) > 0 && isMassChange(operation.side())
                ? Optional.of(Cause.MASS_CHANGE)
                : Optional.empty();
    }

    private boolean isApproved(Operation operation) {
        return !input.approved().isEmpty()
                && (operation.deletedFiles() > 0 || replacements(operation) > 0)
                && input.approved().contains(operation.key());
    }

    /** How many files an operation replaces by another version. */
    static long replacements(Operation operation) {
        if (operation instanceof Trash trash) {
            return trash.afterwards() == Trash.Afterwards.KEEP ? 1 : 0;
        }
        return operation
                .replaces()
                .filter(occupant -> occupant.node().equals(operation.node()))
                .map(Occupant::files)
                .orElse(0L);
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
        return exceeds(replaced.getOrDefault(side, 0L), input.limits().maxOverwritePercent());
    }

    private boolean exceeds(long count, int percent) {
        return percent < 100
                && count >= input.limits().atLeast()
                && count * 100 > percent * Math.max(1, files);
    }
}
