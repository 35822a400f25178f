package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.oss.Storage;
import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Ledger;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The uploads that 115 waits for, by their pick codes. */
final class Tasks {

    private static final String PREFIX = "task/";

    private final Ledger ledger;
    private final Ids ids;
    private final Map<String, Task> open = new ConcurrentHashMap<>();

    Tasks(Ledger ledger, Ids ids) {
        this.ledger = ledger;
        this.ids = ids;
        ledger.take(PREFIX).forEach((code, record) -> open.put(code, Json.as(record, Task.class)));
    }

    Task open(String pickCode, String user, long target, String name, long size, String sha1) {
        Task task = new Task(pickCode, user, target, name, size, sha1, ids.hex(40));
        ledger.put(PREFIX + pickCode, task);
        open.put(pickCode, task);
        return task;
    }

    Optional<Task> find(String pickCode) {
        return Optional.ofNullable(open.get(pickCode));
    }

    void close(Task task) {
        ledger.remove(PREFIX + task.pickCode());
        open.remove(task.pickCode());
    }

    /** What the client is to hand to the storage, which hands it back to us. */
    static ObjectNode callback(Task task) {
        String body =
                "bucket=${bucket}&object=${object}&size=${size}&sha1=${sha1}"
                        + "&pick_code=${x:pick_code}&user_id=${x:user_id}"
                        + "&behavior_type=${x:behavior_type}&source=${x:source}&target=${x:target}";
        ObjectNode settings =
                Json.object()
                        .put("callbackUrl", "http://uplb.115.com/3.0/completed.php")
                        .put("callbackBody", body);
        ObjectNode variables =
                Json.object()
                        .put("x:pick_code", task.pickCode())
                        .put("x:user_id", task.user())
                        .put("x:behavior_type", "0")
                        .put("x:source", "0")
                        .put("x:target", "U_1_" + task.target());
        return Json.object()
                .put("callback", Json.text(settings))
                .put("callback_var", Json.text(variables));
    }

    static ObjectNode place(Task task) {
        return Json.object().put("bucket", Storage.BUCKET).put("object", task.object());
    }
}
