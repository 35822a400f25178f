package dev.caravan.local.watch;

import dev.caravan.local.scan.Scope;
import dev.caravan.tree.RelativePath;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Changes that were seen and are told together once it is quiet. Times are those of any ticker. One
 * thread sees and tells; any may ask.
 */
final class Commotion {

    /** With more folders than this a look at everything costs no more. */
    private static final int MANY = 1000;

    private final long quiet;
    private final long longest;
    private final TreeSet<RelativePath> folders = new TreeSet<>();
    private boolean everywhere;
    private Optional<Scope> beingTold = Optional.empty();
    private long first;
    private long last;

    Commotion(Duration quiet, Duration longest) {
        this.quiet = quiet.toNanos();
        this.longest = longest.toNanos();
    }

    /** Something happened in a folder. */
    synchronized void in(RelativePath folder, long now) {
        happened(now);
        if (!everywhere) {
            folders.add(folder);
            everywhere = folders.size() > MANY;
        }
    }

    /** Something happened, nobody knows where. */
    synchronized void somewhere(long now) {
        happened(now);
        everywhere = true;
    }

    private void happened(long now) {
        if (isNone()) {
            first = now;
        }
        last = now;
    }

    synchronized boolean isNone() {
        return folders.isEmpty() && !everywhere;
    }

    /** How long to wait until it may be told; empty when there is nothing. */
    synchronized OptionalLong nanosecondsLeft(long now) {
        return isNone()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, Math.min(last + quiet, first + longest) - now));
    }

    /** What is to be told now; it counts as told once {@link #told} says so. */
    synchronized Optional<Scope> due(long now) {
        if (nanosecondsLeft(now).orElse(1) > 0) {
            return Optional.empty();
        }
        beingTold = seen();
        folders.clear();
        everywhere = false;
        return beingTold;
    }

    private Optional<Scope> seen() {
        if (isNone()) {
            return Optional.empty();
        }
        return Optional.of(everywhere ? Scope.whole() : Scope.folders(folders));
    }

    /** Whoever wanted to know what was due knows it now. */
    synchronized void told() {
        beingTold = Optional.empty();
    }

    /** Where something happened that is not told yet; empty when nothing did. */
    synchronized Optional<Scope> untold() {
        return Stream.of(beingTold, seen()).flatMap(Optional::stream).reduce(Scope::and);
    }
}
