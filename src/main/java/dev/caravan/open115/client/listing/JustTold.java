package dev.caravan.open115.client.listing;

import dev.caravan.open115.client.ItemInfo;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What 115 told of a folder a moment ago: a listing of it that begins right after need not ask the
 * same again.
 */
public final class JustTold {

    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final OwnChanges changes;
    private final InstantSource clock;
    private final AtomicReference<Told> last = new AtomicReference<>();

    private record Told(ItemInfo info, Instant at, long change) {}

    public JustTold(OwnChanges changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Keeps it; what was told of another folder is forgotten. */
    public void keep(ItemInfo info) {
        last.set(new Told(info, clock.instant(), changes.count()));
    }

    /** Hands it out once, unless it is old or we changed something since. */
    Optional<ItemInfo> take(RemoteId folder) {
        return Optional.ofNullable(last.getAndSet(null))
                .filter(told -> told.info().item().id().equals(folder))
                .filter(told -> told.change() == changes.count())
                .filter(told -> clock.instant().isBefore(told.at().plus(A_MOMENT)))
                .map(Told::info);
    }
}
