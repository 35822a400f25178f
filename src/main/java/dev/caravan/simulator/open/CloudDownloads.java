package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Refused;
import java.util.List;

/** The endpoints of cloud downloads, for a user who has no quota of them. */
final class CloudDownloads {

    private static final int MOST_LINKS = 115;
    private static final long NO_QUOTA = 1000012;
    private static final String NO_QUOTA_WORDS = "云下载配额不足";

    private CloudDownloads() {}

    static ObjectNode quota(Visit visit) {
        ObjectNode data = Json.object();
        data.putArray("package");
        return Envelope.ok(data.put("count", 0).put("surplus", 0).put("used", 0));
    }

    static ObjectNode list(Visit visit) {
        ObjectNode data =
                Json.object()
                        .put("page", Math.max(1, visit.number("page", 1)))
                        .put("page_count", 0)
                        .put("count", 0);
        data.putArray("tasks");
        return Envelope.ok(data);
    }

    /** Each link is answered for itself, and none is taken. */
    static ObjectNode add(Visit visit) {
        List<String> links =
                visit.text("urls").lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
        if (links.isEmpty()) {
            throw new Refused(990002, "参数错误。");
        }
        if (links.size() > MOST_LINKS) {
            throw new Refused(1000011, "链接数量超过限制");
        }
        ArrayNode data = Json.array();
        links.forEach(each -> data.add(refusal(each)));
        return Envelope.ok(data);
    }

    /** Of no tasks any may be removed. */
    static ObjectNode remove(Visit visit) {
        return Envelope.ok(Json.array());
    }

    static ObjectNode refuse(Visit visit) {
        throw new Refused(NO_QUOTA, NO_QUOTA_WORDS);
    }

    private static ObjectNode refusal(String link) {
        boolean known = link.matches("(?i)(https?|ftp|magnet|ed2k):.+");
        return Json.object()
                .put("state", false)
                .put("code", known ? NO_QUOTA : 10004)
                .put("message", known ? NO_QUOTA_WORDS : "链接格式错误")
                .put("url", link);
    }
}
