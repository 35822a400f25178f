package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.cloud.Item;
import dev.caravan.simulator.cloud.Query;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Refused;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** GET /open/ufile/search. */
final class Search implements Operation {

    private static final long REACH = 10_000;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Override
    public ObjectNode answer(Visit visit) {
        if (visit.text("search_value").isEmpty() && visit.text("file_label").isEmpty()) {
            throw new Refused(990002, "参数错误。");
        }
        long offset = Math.max(0, visit.number("offset", 0));
        long limit = Math.max(1, visit.number("limit", 20));
        // Beyond its reach the search starts over, and says so only in the echo.
        boolean tooFar = offset + limit > REACH;
        List<Item> found = found(visit);
        ArrayNode data = Json.array();
        found.stream()
                .skip(tooFar ? 0 : offset)
                .limit(tooFar ? 115 : limit)
                .forEach(each -> data.add(row(each, visit.account().id())));
        return Envelope.ok(data)
                .put("count", found.size())
                .put("offset", tooFar ? 0 : offset)
                .put("limit", tooFar ? 115 : limit);
    }

    private static List<Item> found(Visit visit) {
        long folder = visit.number("cid", 0);
        if (folder == -1) {
            return List.of();
        }
        long kind = visit.number("fc", 0);
        Query.Filter filter =
                new Query.Filter(visit.number("type", 0), visit.text("suffix"), false, 0, 0);
        String first = visit.text("gte_day");
        String last = visit.text("lte_day");
        Stream<Item> all = visit.drive().search(folder, visit.text("search_value")).stream();
        return all.filter(each -> kind == 0 || each.isFolder() == (kind == 1))
                .filter(each -> !filter.chooses() || !each.isFolder())
                .filter(filter::admits)
                .filter(each -> first.isEmpty() || day(each).compareTo(first) >= 0)
                .filter(each -> last.isEmpty() || day(each).compareTo(last) <= 0)
                .toList();
    }

    /** The day of the last change as a user in China sees it. */
    private static String day(Item item) {
        return Instant.ofEpochSecond(item.modified()).atZone(CHINA).toLocalDate().toString();
    }

    private static ObjectNode row(Item item, String owner) {
        return Json.object()
                .put("file_id", Long.toString(item.id()))
                .put("user_id", owner)
                .put("sha1", item.sha1())
                .put("file_name", item.name())
                .put("file_size", Long.toString(item.size()))
                .put("user_ptime", Long.toString(item.uploaded()))
                .put("user_utime", Long.toString(item.modified()))
                .put("pick_code", item.pickCode())
                .put("parent_id", Long.toString(item.parent()))
                .put("area_id", "1")
                .put("is_private", 0)
                .put("file_category", item.isFolder() ? "0" : "1")
                .put("ico", item.extension());
    }
}
