package dev.caravan.plan.operation;

import dev.caravan.tree.RelativePath;
import dev.caravan.tree.Side;
import java.util.Optional;

/**
 * Two versions that nobody but a person can bring together.
 *
 * @param path the name they both claimed
 * @param copy where the version that did not get the name lives on; empty when the job's policy
 *     sends it to trash or versions
 * @param side whose version did not get the name
 * @param text one line for a person
 */
public record Conflict(RelativePath path, Optional<RelativePath> copy, Side side, String text) {}
