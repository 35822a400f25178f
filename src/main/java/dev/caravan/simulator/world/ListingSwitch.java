package dev.caravan.simulator.world;

import java.time.Duration;
import java.util.List;

/** The switches of listings. */
public final class ListingSwitch {

    /** What happens when the folder to list does not exist. */
    public enum MissingFolder {
        ERROR,
        ROOT
    }

    /** What the pages after the first hold. */
    public enum Paging {
        NORMAL,
        EMPTY_AFTER_FIRST,
        REPEAT_FIRST
    }

    /** How entries with equal sort keys are ordered. */
    public enum TieOrder {
        STABLE,
        REVERSED,
        SHUFFLED
    }

    /** What stands in the field sha1. */
    public enum Sha1Field {
        NORMAL,
        LOWER,
        MISSING,
        WRONG
    }

    /** Which times a rename or move touches. */
    public enum Touch {
        NONE,
        CHANGED,
        BOTH
    }

    public static final Switch<Boolean> RECURSIVE =
            Switch.flag(
                    "listing.recursive",
                    "true",
                    "show_dir=0 and cur=0 list all files of the subtree");
    public static final Switch<Boolean> FOLDERS_FIRST =
            Switch.flag("listing.folders-first", "true", "folders come before files");
    public static final Switch<Long> LIMIT_CAP =
            Switch.atLeast(1, "listing.limit-cap", "1150", "largest page");
    public static final Switch<MissingFolder> MISSING_FOLDER =
            Switch.choice("listing.missing-folder", MissingFolder.ERROR, "listing an unknown cid");
    public static final Switch<Long> COUNT_DRIFT =
            Switch.signed("listing.count-drift", "0", "added to count");
    public static final Switch<Long> DUPLICATE_ROWS =
            Switch.number(
                    "listing.duplicate-rows",
                    "0",
                    "rows of the page before repeated on a later page");
    public static final Switch<Long> MISSING_ROWS =
            Switch.number("listing.missing-rows", "0", "rows left out at the end of every page");
    public static final Switch<Boolean> LIMIT_AS_TEXT =
            Switch.flag("listing.limit-as-text", "true", "limit is echoed as a string");
    public static final Switch<Boolean> NEEDS_CUSTOM_ORDER =
            Switch.flag("listing.needs-custom-order", "true", "custom_order=0 ignores o and asc");
    public static final Switch<Paging> PAGING =
            Switch.choice("listing.paging", Paging.NORMAL, "pages after the first");
    public static final Switch<TieOrder> TIE_ORDER =
            Switch.choice("listing.tie-order", TieOrder.STABLE, "entries with equal sort keys");
    public static final Switch<Duration> GHOSTS =
            Switch.duration("listing.ghosts", "0s", "how long deleted items stay listed");
    public static final Switch<Sha1Field> SHA1 =
            Switch.choice("listing.sha1", Sha1Field.NORMAL, "the field sha1 of files");
    public static final Switch<Touch> TOUCH =
            Switch.choice(
                    "listing.touch",
                    Touch.CHANGED,
                    "times touched by rename and move: uet, or uet and upt");

    static final List<Switch<?>> ALL =
            List.of(
                    RECURSIVE,
                    FOLDERS_FIRST,
                    LIMIT_CAP,
                    MISSING_FOLDER,
                    COUNT_DRIFT,
                    DUPLICATE_ROWS,
                    MISSING_ROWS,
                    LIMIT_AS_TEXT,
                    NEEDS_CUSTOM_ORDER,
                    PAGING,
                    TIE_ORDER,
                    GHOSTS,
                    SHA1,
                    TOUCH);

    private ListingSwitch() {}
}
