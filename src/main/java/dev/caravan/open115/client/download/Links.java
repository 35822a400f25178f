package dev.caravan.open115.client.download;

import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.AskLink;
import dev.caravan.open115.client.DownloadLink;
import dev.caravan.open115.pace.Timing;
import dev.caravan.tree.RemoteId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Links that are still good, because asking for one is what 115 watches most (section 5). */
public final class Links {

    private static final int MOST_KEPT = 200;
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Of a link that does not say how long it lives. */
    private static final Duration ASSUMED_LIFE = Duration.ofMinutes(10);

    private final AskLink ask;
    private final Timing timing;
    private final Map<RemoteId, Kept> kept =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<RemoteId, Kept> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    public Links(AskLink ask, Timing timing) {
        this.ask = ask;
        this.timing = timing;
    }

    private record Kept(DownloadLink link, Instant goodUntil) {}

    /** A link that should work now. */
    DownloadLink of(DownloadRequest download) throws DriveException {
        Optional<DownloadLink> known = known(download.id());
        if (known.isPresent()) {
            return known.get();
        }
        DownloadLink link = ask.of(download.id(), download.pickCode());
        keep(download.id(), link);
        return link;
    }

    /** Forgets a link that was refused, or is not needed any more. */
    synchronized void drop(RemoteId id) {
        kept.remove(id);
    }

    private synchronized Optional<DownloadLink> known(RemoteId id) {
        return Optional.ofNullable(kept.get(id))
                .filter(each -> timing.now().isBefore(each.goodUntil()))
                .map(Kept::link);
    }

    private synchronized void keep(RemoteId id, DownloadLink link) {
        Instant until =
                link.expires()
                        .map(end -> end.minus(MARGIN))
                        .orElseGet(() -> timing.now().plus(ASSUMED_LIFE));
        kept.put(id, new Kept(link, until));
    }
}
