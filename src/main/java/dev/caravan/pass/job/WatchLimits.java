package dev.caravan.pass.job;

import java.util.Optional;

/** Tells which jobs want their folder watched and have it watched in part only. */
@FunctionalInterface
public interface WatchLimits {

    /** Why not all folders of a job are watched; empty when they are, or nobody wants it. */
    Optional<String> limit(String job);
}
