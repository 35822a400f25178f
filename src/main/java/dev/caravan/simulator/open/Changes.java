package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.cloud.Item;
import dev.caravan.simulator.cloud.Taken;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Refused;
import java.util.List;

/** The endpoints that make, copy, move, rename and delete. */
final class Changes {

    private Changes() {}

    static ObjectNode addFolder(Visit visit) {
        Item made = visit.drive().makeFolder(visit.number("pid", 0), visit.text("file_name"));
        return Envelope.ok(
                Json.object()
                        .put("file_name", made.name())
                        .put("file_id", Long.toString(made.id())));
    }

    static ObjectNode copy(Visit visit) {
        visit.drive()
                .copy(
                        required(visit, "file_id"),
                        visit.number("pid", 0),
                        visit.flag("nodupli") ? Taken.SKIP : Taken.COPY_AGAIN,
                        visit.account().space());
        return Envelope.ok(Json.array());
    }

    static ObjectNode move(Visit visit) {
        visit.drive().move(required(visit, "file_ids"), visit.number("to_cid", 0));
        return Envelope.ok(Json.array());
    }

    static ObjectNode update(Visit visit) {
        List<Long> ids = required(visit, "file_id");
        String name = visit.text("file_name");
        if (name.isEmpty() && visit.text("star").isEmpty()) {
            throw new Refused(990002, "更新数据为空");
        }
        ObjectNode data = Json.object();
        if (!name.isEmpty()) {
            data.put("file_name", visit.drive().rename(ids.get(0), name).name());
        }
        if (!visit.text("star").isEmpty()) {
            ids.forEach(id -> visit.drive().star(id, visit.flag("star")));
            data.put("star", visit.text("star"));
        }
        return Envelope.ok(data);
    }

    static ObjectNode delete(Visit visit) {
        visit.drive().delete(required(visit, "file_ids"));
        return Envelope.ok(Json.array());
    }

    private static List<Long> required(Visit visit, String name) {
        List<Long> ids = visit.ids(name);
        if (ids.isEmpty()) {
            throw new Refused(990002, "参数错误。");
        }
        return ids;
    }
}
