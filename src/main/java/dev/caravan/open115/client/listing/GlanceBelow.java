package dev.caravan.open115.client.listing;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.Glance;
import dev.caravan.open115.client.FilePage;
import dev.caravan.open115.client.ItemInfo;
import dev.caravan.open115.client.ListFiles;
import dev.caravan.open115.client.ListFiles.Order;
import dev.caravan.open115.client.ListFiles.Scope;
import dev.caravan.open115.client.ReadInfo;
import dev.caravan.tree.RemoteId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A look at a whole tree in two calls: what 115 counts below the folder, and the newest files of it
 * (section 3.5).
 */
public final class GlanceBelow {

    private static final String NEWEST_FIRST = "user_utime/0";

    private final ListFiles files;
    private final ReadInfo info;

    /**
     * @param files with pages of as many files as a glance shall hold
     */
    public GlanceBelow(ListFiles files, ReadInfo info) {
        this.files = files;
        this.info = info;
    }

    /**
     * Empty when 115 does not count, does not sort, or does not list the whole tree: all of that
     * has to be seen in the very answers. The root of an account is never counted.
     */
    public Optional<Glance> at(RemoteId folder) throws DriveException {
        if (folder.equals(RemoteId.ROOT)) {
            return Optional.empty();
        }
        Optional<ItemInfo> own = info.of(folder);
        if (own.isEmpty() || own.get().files().isEmpty() || own.get().folders().isEmpty()) {
            return Optional.empty();
        }
        FilePage page = files.page(folder, Scope.FILES_BELOW, Order.NEWEST_FIRST, 0);
        boolean proven =
                page.folder().equals(Optional.of(folder))
                        && page.order().equals(NEWEST_FIRST)
                        && page.count().equals(own.get().files())
                        && page.received() == expected(page.count());
        return proven
                ? Optional.of(
                        new Glance(
                                own.get().files().getAsLong(),
                                own.get().folders().getAsLong(),
                                page.items()))
                : Optional.empty();
    }

    private long expected(OptionalLong count) {
        return Math.min(count.orElse(-1), files.pageSize());
    }
}
