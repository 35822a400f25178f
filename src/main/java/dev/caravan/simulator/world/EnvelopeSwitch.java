package dev.caravan.simulator.world;

import java.util.List;

/** The switches of the shapes of answers. */
public final class EnvelopeSwitch {

    /** Whether one thing comes bare or as the only element of a list. */
    public enum Single {
        OBJECT,
        ARRAY
    }

    /** How get_info says that there is nothing. */
    public enum NotFound {
        EMPTY,
        ERROR
    }

    /** How an id is written. */
    public enum Id {
        NUMBER,
        TEXT
    }

    /** How a restore reports on its items. */
    public enum PerItem {
        MAP,
        LIST
    }

    public static final Switch<Single> INFO_DATA =
            Switch.choice("envelope.info-data", Single.OBJECT, "data of get_info");
    public static final Switch<NotFound> NOT_FOUND =
            Switch.choice(
                    "envelope.not-found", NotFound.EMPTY, "get_info of nothing: data [] or 430004");
    public static final Switch<Single> TOKEN_DATA =
            Switch.choice("envelope.token-data", Single.OBJECT, "data of get_token");
    public static final Switch<PerItem> REVERT_DATA =
            Switch.choice("envelope.revert-data", PerItem.MAP, "data of rb/revert");
    public static final Switch<Id> BIN_FOLDER =
            Switch.choice("envelope.bin-folder", Id.NUMBER, "cid of the items of rb/list");
    public static final Switch<Boolean> NUMBERS_AS_TEXT =
            Switch.flag("envelope.numbers-as-text", "false", "numbers inside data come as strings");
    public static final Switch<Boolean> EXTRA_FIELDS =
            Switch.flag("envelope.extra-fields", "false", "unknown fields appear in every object");

    static final List<Switch<?>> ALL =
            List.of(
                    INFO_DATA,
                    NOT_FOUND,
                    TOKEN_DATA,
                    REVERT_DATA,
                    BIN_FOLDER,
                    NUMBERS_AS_TEXT,
                    EXTRA_FIELDS);

    private EnvelopeSwitch() {}
}
