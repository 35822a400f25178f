package dev.caravan.simulator.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.cloud.Binned;
import dev.caravan.simulator.http.Content;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.world.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The calls by which another client of a user changes a drive. */
final class DriveCalls {

    private DriveCalls() {}

    static void addTo(Desk desk, Admin admin) {
        desk.add("POST /admin/drive/folder", order -> folder(client(admin, order), order));
        desk.add("POST /admin/drive/file", order -> file(client(admin, order), order));
        desk.add(
                "PUT /admin/drive/content",
                order ->
                        Json.object()
                                .put(
                                        "id",
                                        client(admin, order)
                                                .file(order.text("path"), order.request().body())));
        desk.add("GET /admin/drive/content", order -> content(client(admin, order), order));
        desk.act(
                "POST /admin/drive/rename",
                order -> client(admin, order).rename(item(order), order.text("name")));
        desk.act(
                "POST /admin/drive/move",
                order -> client(admin, order).move(item(order), order.text("to")));
        desk.act("POST /admin/drive/trash", order -> client(admin, order).trash(item(order)));
        desk.act(
                "POST /admin/drive/restore",
                order -> client(admin, order).restore(order.text("id")));
        desk.act("POST /admin/drive/purge", order -> client(admin, order).purgeBin());
        desk.act(
                "POST /admin/drive/complete",
                order -> client(admin, order).markComplete(item(order), order.text("value", "1")));
        desk.act("POST /admin/drive/reissue-ids", order -> client(admin, order).reissueIds());
        desk.act(
                "POST /admin/drive/fill",
                order ->
                        client(admin, order)
                                .fill(
                                        order.text("path"),
                                        (int) order.number("files", 0),
                                        order.number("size", 0)));
        desk.add("GET /admin/drive/tree", order -> client(admin, order).tree());
        desk.add("GET /admin/drive/bin", order -> bin(client(admin, order)));
    }

    private static ObjectNode folder(OtherClient client, Order order) {
        String id =
                order.has("name")
                        ? client.twinFolder(order.text("parent", "/"), order.text("name"))
                        : client.folder(order.text("path"));
        return Json.object().put("id", id);
    }

    private static ObjectNode file(OtherClient client, Order order) throws IOException {
        byte[] bytes =
                order.has("base64")
                        ? Base64.getDecoder().decode(order.text("base64", ""))
                        : order.text("text", "").getBytes(StandardCharsets.UTF_8);
        return Json.object().put("id", place(client, order, bytes));
    }

    private static String place(OtherClient client, Order order, byte[] bytes) throws IOException {
        if (order.has("name")) {
            return client.file(order.text("parent", "/"), order.text("name"), bytes);
        }
        return order.flag("replace")
                ? client.replace(order.text("path"), bytes)
                : client.file(order.text("path"), bytes);
    }

    private static Reply content(OtherClient client, Order order) throws IOException {
        Path file = client.contentFile(item(order));
        return Reply.of(200, "application/octet-stream", new byte[0])
                .with(Content.of(file, 0, Files.size(file)));
    }

    private static ArrayNode bin(OtherClient client) {
        ArrayNode all = Json.array();
        for (Binned each : client.bin()) {
            all.addObject()
                    .put("id", Long.toString(each.item().id()))
                    .put("name", each.item().name())
                    .put("kind", each.item().isFolder() ? "folder" : "file")
                    .put("sha1", each.item().sha1())
                    .put("size", each.item().size())
                    .put("parent", Long.toString(each.item().parent()))
                    .put("parentName", each.parentName())
                    .put("deleted", each.deletedMillis());
        }
        return all;
    }

    private static OtherClient client(Admin admin, Order order) {
        return admin.client(order.text("user", admin.user()));
    }

    private static String item(Order order) {
        return order.has("id") ? "id:" + order.text("id") : order.text("path");
    }
}
