package dev.caravan.state;

import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.Optional;

/**
 * One operation that the guard holds.
 *
 * @param kind the word of the plan
 * @param expectation what the operation expects to find, written so that it can be compared; it is
 *     checked again before an approved operation is done
 */
public record HeldOperation(
        String kind,
        Side side,
        RelativePath path,
        Optional<RelativePath> from,
        long bytes,
        String reason,
        String expectation) {}
