package dev.caravan.open115.client.listing;

import dev.caravan.drive.RemoteItem;
import dev.caravan.open115.client.FilePage;
import java.util.Optional;

/** One way through the pages of a listing: where it is, whether it is over, what is wrong. */
final class OneReading {

    private final int pageSize;
    private final Stride stride;
    private final IdSet seen = new IdSet();
    private long offset;
    private long count = -1;
    private long drift;
    private long repeats;
    private int pages;
    private String order = "";
    private boolean over;
    private Optional<String> flaw = Optional.empty();

    OneReading(int pageSize, Stride stride) {
        this.pageSize = pageSize;
        this.stride = stride;
    }

    /** Where a page begins. */
    enum Stride {
        /** After the last entry that came. */
        WHOLE,
        /**
         * Before the last entries that have the same time: 115 may order them anew for each page,
         * and then one page repeats what another leaves out. They all stand on the next one.
         */
        OVERLAPPING
    }

    /** Where the next page begins: after the entries that came, not after those asked for. */
    long offset() {
        return offset;
    }

    boolean isOver() {
        return over;
    }

    Reading result() {
        return new Reading(flaw, Math.max(0, count));
    }

    /**
     * We changed something ourselves between two pages. What went out of the pages that were read
     * lets as many slide from the next page into them, and the listing goes back for these.
     */
    void meanwhile(OwnChanges.Between between) {
        if (pages == 0) {
            return;
        }
        long slid = between.gone().stream().filter(seen::contains).count();
        offset -= slid;
        repeats += slid;
        drift += between.changes();
    }

    /** Takes in the page that was asked for at {@link #offset}. */
    void take(FilePage page) {
        pages++;
        checkEchoes(page);
        boolean isNew = noteItems(page);
        offset += page.received();
        decideWhetherOver(page, isNew);
        if (!over && stride == Stride.OVERLAPPING && page.ties() < page.received()) {
            offset -= page.ties();
            repeats += page.ties();
        }
    }

    private void checkEchoes(FilePage page) {
        if (page.offset().isPresent() && page.offset().getAsLong() != offset) {
            flaw("a page begins at " + page.offset().getAsLong() + " instead of " + offset);
        }
        if (page.count().isEmpty()) {
            flaw("115 does not say how many entries there are");
        }
        long announced = page.count().orElse(offset + page.received());
        if (count >= 0 && Math.abs(announced - count) > drift) {
            flaw("the number of entries changed from " + count + " to " + announced);
        }
        count = announced;
        if (pages > 1 && !page.order().equals(order)) {
            flaw("115 changed the sort while pages were read");
        }
        order = page.order();
    }

    private boolean noteItems(FilePage page) {
        boolean isNew = false;
        for (RemoteItem item : page.items()) {
            if (seen.add(item.id())) {
                isNew = true;
            } else if (repeats > 0) {
                repeats--;
                isNew = true;
            } else {
                flaw("item " + item.id() + " is listed twice");
            }
        }
        return isNew;
    }

    private void decideWhetherOver(FilePage page, boolean isNew) {
        if (page.received() == 0 && offset < count) {
            flaw("only " + offset + " of " + count + " entries came");
        } else if (page.received() > 0 && !isNew && !page.items().isEmpty()) {
            flaw("pages repeat");
        } else if (offset > count) {
            flaw(offset + " entries came instead of " + count);
        } else if (pages > mostPages()) {
            flaw("there is no end of pages");
        } else {
            over = offset >= count;
            return;
        }
        over = true;
    }

    /** A server that gives smaller pages than asked for may need more, but not without end. */
    private long mostPages() {
        return 20 + 8 * (count / Math.max(1, Math.min(pageSize, 100)) + 1);
    }

    private void flaw(String why) {
        if (flaw.isEmpty()) {
            flaw = Optional.of(why);
        }
    }
}
