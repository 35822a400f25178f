package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.cloud.Item;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.ListingSwitch;
import dev.caravan.simulator.world.Switches;
import java.util.Locale;

/** How an item looks in a listing. */
final class ItemRow {

    private final Switches switches;

    ItemRow(Switches switches) {
        this.switches = switches;
    }

    ObjectNode of(Item item, String owner) {
        ObjectNode row =
                Json.object()
                        .put("fid", Long.toString(item.id()))
                        .put("aid", "1")
                        .put("pid", Long.toString(item.parent()))
                        .put("fc", item.isFolder() ? "0" : "1")
                        .put("fn", item.name())
                        .put("fco", "")
                        .put("ism", item.starred() ? "1" : "0")
                        .put("isp", 0)
                        .put("iss", 0)
                        .put("pc", item.pickCode())
                        .put("upt", item.modified())
                        .put("uet", item.changed())
                        .put("uppt", item.uploaded())
                        .put("cm", 0)
                        .put("fdesc", "")
                        .put("ispl", 0)
                        .put("fvs", 0)
                        .put("fuuid", Long.parseLong(owner))
                        .put("issct", 0)
                        .put("is_top", 0);
        row.putArray("fl");
        return item.isFolder() ? row : file(row, item);
    }

    /** Folders have none of these fields, not even empty. */
    private ObjectNode file(ObjectNode row, Item item) {
        return row.put("sha1", sha1(item))
                .put("fs", item.size())
                .put("fta", item.complete())
                .put("ico", item.extension())
                .put("ftype", item.extension())
                .put("isv", 0)
                .put("def", 0)
                .put("def2", 0)
                .put("play_long", 0)
                .put("v_img", "")
                .put("thumb", "")
                .put("uo", "");
    }

    private String sha1(Item item) {
        return switch (switches.of(ListingSwitch.SHA1)) {
            case NORMAL -> item.sha1();
            case LOWER -> item.sha1().toLowerCase(Locale.ROOT);
            case MISSING -> "";
            case WRONG -> new StringBuilder(item.sha1()).reverse().toString();
        };
    }
}
