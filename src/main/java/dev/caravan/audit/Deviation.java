package dev.caravan.audit;

import dev.caravan.tree.Content;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing on one side that is not as both sides last agreed.
 *
 * @param expected what the base says of a file; empty for folders and for what is extra
 * @param found what is there instead, where that is known
 * @param detail one line for a person; may be empty
 */
public record Deviation(
        Side side,
        What what,
        RelativePath path,
        NodeKind kind,
        Optional<Content> expected,
        Optional<Content> found,
        String detail)
        implements Comparable<Deviation> {

    private static final Comparator<Deviation> ORDER =
            Comparator.comparing(Deviation::path)
                    .thenComparing(Deviation::side)
                    .thenComparing(Deviation::what);

    /** In which way it deviates. */
    public enum What {
        MISSING,
        CHANGED,
        EXTRA,
        /** It is there, or may be, but could not be read. */
        UNREADABLE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether another file stands where one is missing. */
    boolean isSuccessorOf(Deviation other) {
        return what == What.EXTRA
                && other.what == What.MISSING
                && kind == NodeKind.FILE
                && other.kind == NodeKind.FILE
                && side == other.side
                && path.equals(other.path);
    }

    Deviation changedTo(Deviation successor) {
        return new Deviation(
                side,
                What.CHANGED,
                path,
                kind,
                expected,
                successor.found,
                "it is another file now");
    }

    @Override
    public int compareTo(Deviation other) {
        return ORDER.compare(this, other);
    }
}
