package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.cloud.Binned;
import dev.caravan.simulator.world.EnvelopeSwitch;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Switches;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints of the recycle bin. */
final class RecycleBin {

    private final Switches switches;

    RecycleBin(Switches switches) {
        this.switches = switches;
    }

    ObjectNode list(Visit visit) {
        long limit = Math.min(200, Math.max(1, visit.number("limit", 30)));
        long offset = Math.max(0, visit.number("offset", 0));
        List<Binned> all = visit.drive().bin();
        // The entries are keys of the same object as the counters.
        ObjectNode data =
                Json.object()
                        .put("offset", offset)
                        .put("limit", limit)
                        .put("count", Integer.toString(all.size()))
                        .put("rb_pass", 0);
        all.stream()
                .skip(offset)
                .limit(limit)
                .forEach(each -> data.set(Long.toString(each.item().id()), entry(each)));
        return Envelope.ok(data);
    }

    ObjectNode revert(Visit visit) {
        Map<Long, Optional<String>> results = visit.drive().restore(visit.ids("tid"));
        return switch (switches.of(EnvelopeSwitch.REVERT_DATA)) {
            case LIST -> Envelope.ok(Json.array());
            case MAP -> {
                ObjectNode data = Json.object();
                results.forEach(
                        (id, error) ->
                                data.putObject(Long.toString(id))
                                        .put("state", error.isEmpty())
                                        .put("error", error.orElse(""))
                                        .put("errno", error.isEmpty() ? 0 : 430004));
                yield Envelope.ok(data);
            }
        };
    }

    /** Purges; as with the real one, no ids at all means everything. */
    ObjectNode purge(Visit visit) {
        List<Long> ids = visit.ids("tid");
        visit.drive().purge(ids);
        ArrayNode data = Json.array();
        ids.forEach(id -> data.add(Long.toString(id)));
        return Envelope.ok(data);
    }

    private ObjectNode entry(Binned each) {
        ObjectNode entry = plainEntry(each);
        return switch (switches.of(EnvelopeSwitch.BIN_FOLDER)) {
            case NUMBER -> entry;
            case TEXT -> entry.put("cid", Long.toString(each.item().parent()));
        };
    }

    private static ObjectNode plainEntry(Binned each) {
        return Json.object()
                .put("id", Long.toString(each.item().id()))
                .put("file_name", each.item().name())
                .put("type", each.item().isFolder() ? "2" : "1")
                .put("file_size", Long.toString(each.item().size()))
                .put("dtime", Long.toString(each.deletedMillis() / 1000))
                .put("thumb_url", "")
                .put("status", "0")
                .put("cid", each.item().parent())
                .put("parent_name", each.parentName())
                .put("pick_code", each.item().pickCode())
                .put("sha1", each.item().sha1())
                .put("ico", each.item().extension());
    }
}
