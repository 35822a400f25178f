package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.cloud.Drive;
import dev.caravan.simulator.cloud.Item;
import dev.caravan.simulator.world.EnvelopeSwitch;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.Switches;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** GET or POST /open/folder/get_info, by id or by path. */
final class FolderInfo implements Operation {

    private final Switches switches;

    FolderInfo(Switches switches) {
        this.switches = switches;
    }

    @Override
    public ObjectNode answer(Visit visit) {
        Optional<Item> item = find(visit);
        if (item.isPresent()) {
            return Envelope.ok(
                    Envelope.single(
                            info(visit.drive(), item.get()),
                            switches.of(EnvelopeSwitch.INFO_DATA)));
        }
        return switch (switches.of(EnvelopeSwitch.NOT_FOUND)) {
            case EMPTY -> Envelope.ok(Json.array());
            case ERROR -> throw new Refused(430004, "文件（夹）不存在或已删除。");
        };
    }

    private static Optional<Item> find(Visit visit) {
        String path = visit.text("path");
        if (path.isEmpty()) {
            long id = visit.number("file_id", -1);
            return visit.drive().find(id);
        }
        if (!path.startsWith("/") && !path.startsWith(">")) {
            throw new Refused(990002, "参数错误。");
        }
        return visit.drive().byPath(path);
    }

    private static ObjectNode info(Drive drive, Item item) {
        List<Item> below = item.isFolder() ? drive.below(item.id()) : List.of();
        long folders = below.stream().filter(Item::isFolder).count();
        long bytes = item.size() + below.stream().mapToLong(Item::size).sum();
        ObjectNode data =
                Json.object()
                        .put("count", below.size() - folders)
                        .put("size", human(bytes))
                        .put("size_byte", bytes)
                        .put("folder_count", folders)
                        .put("play_long", 0)
                        .put("show_play_long", 0)
                        .put("ptime", Long.toString(item.uploaded()))
                        .put("utime", Long.toString(item.modified()))
                        .put("file_name", item.name())
                        .put("pick_code", item.pickCode())
                        .put("sha1", item.sha1())
                        .put("file_id", Long.toString(item.id()))
                        .put("is_mark", item.starred() ? "1" : "0")
                        .put("open_time", item.changed())
                        .put("file_category", item.isFolder() ? "0" : "1");
        data.set("paths", paths(drive.above(item.id())));
        return data;
    }

    /** From the root to the parent; the item itself is not among them. */
    private static ArrayNode paths(List<Item> above) {
        ArrayNode paths = Json.array();
        paths.addObject().put("file_id", "0").put("file_name", "根目录").put("iss", 0);
        for (Item each : above) {
            paths.addObject()
                    .put("file_id", Long.toString(each.id()))
                    .put("file_name", each.name())
                    .put("iss", 0);
        }
        return paths;
    }

    static String human(long bytes) {
        String[] units = {"B", "KB", "MB", "GB", "TB"};
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < units.length - 1) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f%s" : "%.2f%s", amount, units[unit]);
    }
}
