package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.Switches;

/** POST /open/upload/resume. */
final class UploadResume implements Operation {

    private final Tasks tasks;
    private final Switches switches;

    UploadResume(Tasks tasks, Switches switches) {
        this.tasks = tasks;
        this.switches = switches;
    }

    @Override
    public ObjectNode answer(Visit visit) {
        UploadRequest asked = UploadRequest.unnamed(visit, switches);
        Task task =
                tasks.find(visit.text("pick_code"))
                        .filter(each -> each.user().equals(visit.account().id()))
                        .filter(each -> each.sha1().equals(asked.sha1()))
                        .filter(each -> each.size() == asked.size())
                        .orElseThrow(() -> new Refused(50003, "上传任务不存在"));
        ObjectNode data =
                Json.object()
                        .put("status", 1)
                        .put("code", 0)
                        .put("pick_code", task.pickCode())
                        .put("target", "U_1_" + task.target())
                        .put("version", "4.0");
        data.setAll(Tasks.place(task));
        data.set("callback", Tasks.callback(task));
        return Envelope.ok(data);
    }
}
