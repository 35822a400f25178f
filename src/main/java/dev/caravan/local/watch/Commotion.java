package dev.caravan.local.watch;

import dev.caravan.local.scan.Scope;
import dev.caravan.tree.RelativePath;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Changes that were seen and are told together once it is quiet. Times are those of any ticker. */
final class Commotion {

    /** With more folders than this a look at everything costs no more. */
    private static final int MANY = 1000;

    private final long quiet;
    private final long longest;
    private final TreeSet<RelativePath> folders = new TreeSet<>();
    private boolean everywhere;
    private long first;
    private long last;

    Commotion(Duration quiet, Duration longest) {
        this.quiet = quiet.toNanos();
        this.longest = longest.toNanos();
    }

    /** Something happened in a folder. */
    void in(RelativePath folder, long now) {
        happened(now);
        if (!everywhere) {
            folders.add(folder);
            everywhere = folders.size() > MANY;
        }
    }

    /** Something happened, nobody knows where. */
    void somewhere(long now) {
        happened(now);
        everywhere = true;
    }

    private void happened(long now) {
        if (isNone()) {
            first = now;
        }
        last = now;
    }

    boolean isNone() {
        return folders.isEmpty() && !everywhere;
    }

    /** How long to wait until it may be told; empty when there is nothing. */
    OptionalLong nanosecondsLeft(long now) {
        return isNone()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, Math.min(last + quiet, first + longest) - now));
    }

    /** What is to be told now; it counts as told afterwards. */
    Optional<Scope> due(long now) {
        if (nanosecondsLeft(now).orElse(1) > 0) {
            return Optional.empty();
        }
        Scope scope = everywhere ? Scope.whole() : Scope.folders(folders);
        folders.clear();
        everywhere = false;
        return Optional.of(scope);
    }
}
