package dev.caravan.plan.operation;

import dev.caravan.tree.Side;
import java.util.Collection;

/**
 * How many calls of 115 operations need.
 *
 * @param all every call that counts for the day
 * @param writes those of them that change something
 * @param links those of them that ask for a download link
 */
public record CallNeeds(long all, long writes, long links) {

    public static final CallNeeds NONE = new CallNeeds(0, 0, 0);

    /** The sum over operations; a file that 115 already has costs no less. */
    public static CallNeeds of(Collection<? extends Operation> operations) {
        CallNeeds sum = NONE;
        for (Operation operation : operations) {
            sum = sum.plus(of(operation));
        }
        return sum;
    }

    private static CallNeeds of(Operation operation) {
        if (operation.side() == Side.LOCAL) {
            return ofLocal(operation);
        }
        // What stands in the way is looked at, looked at again, proved, and let go.
        CallNeeds giveWay = operation.replaces().isPresent() ? new CallNeeds(4, 1, 0) : NONE;
        return giveWay.plus(ofRemote(operation));
    }

    private static CallNeeds ofLocal(Operation operation) {
        if (operation instanceof Download) {
            return new CallNeeds(2, 0, 1);
        }
        return operation instanceof Trash ? new CallNeeds(1, 0, 0) : NONE;
    }

    private static CallNeeds ofRemote(Operation operation) {
        if (operation instanceof Upload) {
            return new CallNeeds(1, 0, 0);
        }
        if (operation instanceof MakeFolder) {
            return new CallNeeds(1, 1, 0);
        }
        if (operation instanceof Move move) {
            boolean folder = !move.from().place().parent().equals(move.where().place().parent());
            boolean name = !move.from().name().equals(move.where().name());
            return new CallNeeds(
                    1 + (folder ? 2 : 0) + (name ? 1 : 0), (folder ? 1 : 0) + (name ? 1 : 0), 0);
        }
        return new CallNeeds(2, 1, 0);
    }

    public CallNeeds plus(CallNeeds other) {
        return new CallNeeds(all + other.all, writes + other.writes, links + other.links);
    }
}
