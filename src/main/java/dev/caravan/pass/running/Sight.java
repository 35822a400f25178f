package dev.caravan.pass.running;

import dev.caravan.local.scan.Scope;
import dev.caravan.look.Fresh;
import dev.caravan.look.LocalChanges;
import dev.caravan.look.Touched;
import dev.caravan.tree.Stamp;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What a pass looks at, how often, and what its looks saw and could not see. */
public final class Sight {

    /** What changes under our hands this often is left to the next pass. */
    private static final int MOST_ROUNDS = 3;

    private final Instant started;
    private volatile int rounds;
    private volatile Instant round;
    private volatile boolean outdated;
    private volatile boolean allFolders;
    private volatile boolean blindSpots;
    private volatile Scope scope = Scope.whole();
    private volatile boolean asks115;
    private volatile PassTally.Seen seen = PassTally.Seen.NOTHING;
    private volatile Optional<LocalChanges> look = Optional.empty();

    Sight(Instant started) {
        this.started = started;
        this.round = started;
    }

    /** A look begins; one after the first is at everything. */
    void begins(Instant now) {
        rounds++;
        if (rounds > 1) {
            // Something was not as it was believed to be.
            scope = Scope.whole();
        }
        round = now;
        outdated = false;
        allFolders = false;
        blindSpots = false;
    }

    /** Whether nobody has looked yet. */
    boolean hasNotBegun() {
        return rounds == 0;
    }

    /** Something was not as the looks had shown it. */
    void outdate() {
        outdated = true;
    }

    /** Whether another look would find more to do, and is not one too many. */
    boolean asksForAnother() {
        return outdated && rounds < MOST_ROUNDS;
    }

    /** Whether it looks everywhere on both sides. */
    boolean isWhole() {
        return scope instanceof Scope.Whole;
    }

    public void looked(PassTally.Seen seen, LocalChanges look) {
        this.seen = seen;
        this.look = Optional.of(look);
    }

    /**
     * Whether the local look met this very file where the base knows nothing, or something else.
     */
    public boolean met(Stamp file) {
        return look.stream()
                .flatMap(Sight::stamps)
                .anyMatch(
                        stamp ->
                                stamp.key().equals(file.key())
                                        && stamp.size() == file.size()
                                        && stamp.modifiedNs() == file.modifiedNs());
    }

    private static Stream<Stamp> stamps(LocalChanges look) {
        return Stream.concat(
                look.fresh().stream().map(Fresh::stamp),
                look.touched().stream().map(Touched::stamp));
    }

    public PassTally.Seen seen() {
        return seen;
    }

    /** Whether nothing was done yet but looking. */
    public boolean isFirstLook() {
        return rounds <= 1;
    }

    /** The present look takes no folder on 115 from memory. */
    public void seesAllFolders() {
        allFolders = true;
    }

    public boolean hasSeenAllFolders() {
        return allFolders;
    }

    /** There are folders on 115 whose listing did not add up in the present look. */
    public void hasBlindSpots() {
        blindSpots = true;
    }

    /** Whether the present look saw into every folder on 115. */
    public boolean sawEveryFolder() {
        return !blindSpots;
    }

    /** When the present look began. */
    public Instant round() {
        return round;
    }

    /** Whether something failed in an earlier round of this very pass. */
    public boolean failedBefore(Instant failure) {
        return rounds > 1 && !failure.isBefore(started);
    }

    /** Looks at a few folders alone, and believes the rest to be as it was. */
    public void narrow(Scope scope) {
        this.scope = scope;
    }

    /** The same, if 115 still is as it was where something is to be done. */
    public void narrowWhere115Agrees(Scope scope) {
        narrow(scope);
        asks115 = true;
    }

    /** Whether 115 has to be asked before only a part is looked at. */
    public boolean asks115() {
        return asks115;
    }

    /** Looks at everything after all. */
    public void widen() {
        scope = Scope.whole();
    }

    /** What this pass looks at. */
    public Scope scope() {
        return scope;
    }
}
