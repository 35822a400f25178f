package dev.caravan.open115.client.listing;

import dev.caravan.drive.DriveException;
import dev.caravan.drive.RemoteItem;
import dev.caravan.open115.client.FilePage;
import dev.caravan.open115.client.ListFiles;
import dev.caravan.open115.client.ListFiles.Order;
import dev.caravan.open115.client.ListFiles.Scope;
import dev.caravan.open115.client.ReadInfo;
import dev.caravan.open115.client.listing.OneReading.Stride;
import dev.caravan.tree.RemoteId;
import java.util.Optional;

/**
 * Reads all pages of a listing and says whether they prove that everything was seen (section 3.5).
 *
 * <p>A reading with a flaw is repeated once, because most flaws come from changes meanwhile or from
 * entries of the same time, which then are read over the edges of the pages; an item is handed on
 * once, however often it is listed.
 */
final class Pages {

    private static final int READINGS = 2;

    private final ListFiles files;
    private final ReadInfo info;
    private final OwnChanges.Watch own;
    private final Runnable pause;
    private int calls;

    Pages(ListFiles files, ReadInfo info) {
        this(files, info, new OwnChanges().watch(), () -> {});
    }

    /**
     * @param pause is run before each page, and may change something itself
     */
    Pages(ListFiles files, ReadInfo info, OwnChanges.Watch own, Runnable pause) {
        this.files = files;
        this.info = info;
        this.own = own;
        this.pause = pause;
    }

    /** Takes each item of a listing; may ask 115 for more about it. */
    interface Taker {
        void take(RemoteItem item) throws DriveException;
    }

    /** How many calls were made so far. */
    int calls() {
        return calls;
    }

    /** Notes a call that was made beside the pages. */
    void called() {
        calls++;
    }

    /**
     * Reads the listing.
     *
     * @throws DriveException.Gone when the folder does not exist, which was confirmed by id
     */
    Reading read(RemoteId folder, Scope scope, Taker taker) throws DriveException {
        return read(folder, scope, new IdSet(), taker);
    }

    /** The same, handing on only what is not among the given ids, which grow by it. */
    Reading read(RemoteId folder, Scope scope, IdSet handedOn, Taker taker) throws DriveException {
        Reading reading = new Reading(Optional.of("was not read"), 0);
        for (int tries = 0; tries < READINGS && !reading.isWhole(); tries++) {
            Stride stride = tries == 0 ? Stride.WHOLE : Stride.OVERLAPPING;
            reading =
                    readOnce(
                            folder,
                            scope,
                            new OneReading(files.pageSize(), stride),
                            handedOn,
                            taker);
        }
        return reading;
    }

    private Reading readOnce(
            RemoteId folder, Scope scope, OneReading reading, IdSet handedOn, Taker taker)
            throws DriveException {
        own.take();
        while (!reading.isOver()) {
            pause.run();
            reading.meanwhile(own.take());
            FilePage page = page(folder, scope, reading.offset());
            reading.take(page);
            for (RemoteItem item : page.items()) {
                if (handedOn.add(item.id())) {
                    taker.take(item);
                }
            }
        }
        return reading.result();
    }

    private FilePage page(RemoteId folder, Scope scope, long offset) throws DriveException {
        calls++;
        FilePage page;
        try {
            page = files.page(folder, scope, Order.OLDEST_FIRST, offset);
        } catch (DriveException.Gone e) {
            throw confirmed(folder, e);
        }
        if (page.folder().filter(listed -> !listed.equals(folder)).isPresent()) {
            throw confirmed(
                    folder,
                    new DriveException.NotUnderstood(
                            "could not list folder " + folder + ": 115 listed another one",
                            "cid",
                            null));
        }
        return page;
    }

    /** 115 lists its root instead of a missing folder, or says so; only the id is proof. */
    private DriveException confirmed(RemoteId folder, DriveException doubt) throws DriveException {
        if (folder.equals(RemoteId.ROOT)) {
            return notRoot(doubt);
        }
        calls++;
        if (info.of(folder).isPresent()) {
            return new DriveException.NotUnderstood(
                    "could not list folder " + folder + ": it exists, but 115 does not list it",
                    doubt.code(),
                    doubt);
        }
        return new DriveException.Gone(
                "could not list folder " + folder + ": it does not exist any more", doubt.code());
    }

    private static DriveException notRoot(DriveException doubt) {
        return new DriveException.NotUnderstood(
                "could not list the account's root: 115 answered something else",
                doubt.code(),
                doubt);
    }
}
