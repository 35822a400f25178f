package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.cloud.Item;
import dev.caravan.simulator.cloud.Page;
import dev.caravan.simulator.cloud.Query;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.ListingSwitch;
import dev.caravan.simulator.world.Switches;
import java.util.List;

/** GET /open/ufile/files. */
final class ListFiles implements Operation {

    private static final List<String> KEYS = List.of("file_name", "file_size", "file_type");

    private final Switches switches;
    private final ItemRow rows;

    ListFiles(Switches switches) {
        this.switches = switches;
        this.rows = new ItemRow(switches);
    }

    @Override
    public ObjectNode answer(Visit visit) {
        Page page = visit.drive().list(query(visit));
        ArrayNode data = Json.array();
        page.rows().forEach(each -> data.add(rows.of(each, visit.account().id())));
        ObjectNode body = Envelope.ok(data).put("count", page.count()).put("sys_count", 0);
        body.put("offset", page.query().offset());
        if (switches.of(ListingSwitch.LIMIT_AS_TEXT)) {
            body.put("limit", Long.toString(page.query().limit()));
        } else {
            body.put("limit", page.query().limit());
        }
        echo(body, visit, page.query());
        body.set("path", path(page.above()));
        return body;
    }

    private Query query(Visit visit) {
        Query.Filter filter =
                new Query.Filter(
                        visit.number("type", 0),
                        visit.text("suffix"),
                        visit.flag("star"),
                        visit.number("min_size", 0),
                        visit.number("max_size", 0));
        long limit = Math.min(visit.number("limit", 20), switches.of(ListingSwitch.LIMIT_CAP));
        return new Query(
                visit.number("cid", 0),
                Math.max(0, visit.number("offset", 0)),
                Math.max(1, limit),
                scope(visit, filter),
                filter,
                sorting(visit));
    }

    private Query.Scope scope(Visit visit, Query.Filter filter) {
        boolean direct = visit.flag("cur") || !switches.of(ListingSwitch.RECURSIVE);
        boolean folders = visit.flag("show_dir") || (visit.flag("stdir") && filter.chooses());
        if (folders && visit.flag("nf")) {
            return Query.Scope.CHILD_FOLDERS;
        }
        if (!direct && filter.chooses()) {
            return filter.starred() || folders ? Query.Scope.ALL_BELOW : Query.Scope.FILES_BELOW;
        }
        if (folders) {
            return Query.Scope.CHILDREN;
        }
        return direct ? Query.Scope.CHILD_FILES : Query.Scope.FILES_BELOW;
    }

    private Query.Sorting sorting(Visit visit) {
        long custom = visit.number("custom_order", 0);
        if (custom == 0 && switches.of(ListingSwitch.NEEDS_CUSTOM_ORDER)) {
            return new Query.Sorting("user_utime", false, true);
        }
        // Every other key acts like user_utime here.
        String key = KEYS.contains(visit.text("o")) ? visit.text("o") : "user_utime";
        return new Query.Sorting(key, visit.flag("asc"), custom != 2);
    }

    private static void echo(ObjectNode body, Visit visit, Query query) {
        body.put("aid", 1)
                .put("cid", query.folder())
                .put("is_asc", query.sorting().ascending() ? 1 : 0)
                .put("order", query.sorting().key())
                .put("min_size", query.filter().minSize())
                .put("max_size", query.filter().maxSize())
                .put("sys_dir", "")
                .put("hide_data", "")
                .put("record_open_time", visit.parameters().text("record_open_time", "1"))
                .put("star", query.filter().starred() ? 1 : 0)
                .put("type", query.filter().type())
                .put("suffix", query.filter().suffix())
                .put("cur", visit.flag("cur") ? 1 : 0)
                .put("stdir", visit.flag("stdir") ? 1 : 0)
                .put("fields", "")
                .put("fc_mix", 0);
    }

    private static ArrayNode path(List<Item> folders) {
        ArrayNode path = Json.array();
        path.addObject()
                .put("name", "root")
                .put("aid", 1)
                .put("cid", 0)
                .put("pid", 0)
                .put("isp", 0)
                .put("p_cid", "0")
                .put("fv", "0");
        for (Item each : folders) {
            path.addObject()
                    .put("name", each.name())
                    .put("aid", "1")
                    .put("cid", Long.toString(each.id()))
                    .put("pid", Long.toString(each.parent()))
                    .put("isp", "0")
                    .put("p_cid", "0")
                    .put("fv", "0");
        }
        return path;
    }
}
