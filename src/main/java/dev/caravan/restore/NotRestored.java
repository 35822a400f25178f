package dev.caravan.restore;

import dev.caravan.cause.Cause;
import dev.caravan.tree.RelativePath;

/** A path that could not be brought back, and why. */
public record NotRestored(RelativePath path, Cause cause, String message) {}
