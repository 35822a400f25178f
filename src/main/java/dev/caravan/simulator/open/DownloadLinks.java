package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.cdn.Links;
import dev.caravan.simulator.cloud.Item;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.ServiceSwitch;
import dev.caravan.simulator.world.Switches;
import java.util.List;
import java.util.function.Supplier;

/** POST /open/ufile/downurl. */
final class DownloadLinks implements Operation {

    private final Links links;
    private final Switches switches;
    private final Supplier<String> origin;

    /**
     * @param origin scheme, host and port of the download servers
     */
    DownloadLinks(Links links, Switches switches, Supplier<String> origin) {
        this.links = links;
        this.switches = switches;
        this.origin = origin;
    }

    @Override
    public ObjectNode answer(Visit visit) {
        List<String> codes = visit.parameters().list("pick_code");
        if (codes.isEmpty()) {
            throw new Refused(50001, "提取码不能为空");
        }
        ObjectNode data = Json.object();
        for (String code : codes) {
            visit.drive()
                    .byPickCode(code)
                    .ifPresent(item -> data.set(Long.toString(item.id()), link(visit, item)));
        }
        if (data.isEmpty() && codes.size() == 1) {
            throw new Refused(50003, "文件不存在或已删除");
        }
        return Envelope.ok(data.isEmpty() ? Json.array() : data);
    }

    private ObjectNode link(Visit visit, Item item) {
        ObjectNode entry =
                Json.object()
                        .put("file_name", item.name())
                        .put("file_size", item.size())
                        .put("pick_code", item.pickCode())
                        .put("sha1", item.sha1());
        if (item.isFolder()) {
            return entry.put("url", false);
        }
        long most = switches.of(ServiceSwitch.MAX_DOWNLOAD);
        if (most > 0 && item.size() > most) {
            throw new Refused(50028, "文件过大，请使用客户端下载");
        }
        if (!item.complete().equals("1")) {
            throw new Refused(70004, "文件上传不完整");
        }
        String agent = visit.call().request().header("user-agent");
        entry.putObject("url")
                .put("url", origin.get() + links.make(item, visit.account().id(), agent))
                .put("client", 1)
                .putNull("desc")
                .putNull("isp")
                .put("oss_id", "fhnimg/" + item.sha1())
                .put("ooid", "");
        return entry;
    }
}
