package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.cloud.Account;
import dev.caravan.simulator.cloud.Cloud;
import dev.caravan.simulator.cloud.Item;
import dev.caravan.simulator.cloud.NewFile;
import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.oss.Stored;
import dev.caravan.simulator.oss.Verdicts;
import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.StorageSwitch;
import dev.caravan.simulator.world.Switches;
import dev.caravan.simulator.world.UploadSwitch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;

/** What 115 says when the storage tells it that an object has come. */
final class UploadVerdict implements Verdicts {

    private final Cloud cloud;
    private final Tasks tasks;
    private final Switches switches;
    private final Ids ids;

    UploadVerdict(Cloud cloud, Tasks tasks, Switches switches, Ids ids) {
        this.cloud = cloud;
        this.tasks = tasks;
        this.switches = switches;
        this.ids = ids;
    }

    @Override
    public Reply judge(Stored stored, Map<String, String> told, Call call) throws IOException {
        call.belongsTo(told.getOrDefault("user_id", ""));
        String sha1 = keep(stored);
        return switch (mood(call)) {
            case ACCEPT -> Reply.json(verdict(sha1, told, call));
            case REFUSE -> Reply.json(refusal(10009, "上传失败，请重试"));
            case LOST -> {
                verdict(sha1, told, call);
                yield callbackFailed();
            }
            case FAILED -> callbackFailed();
        };
    }

    /** Keeps the bytes as a known content, which they stay whatever the verdict is. */
    private String keep(Stored stored) throws IOException {
        String sha1 = stored.sha1();
        if (sha1.isEmpty() && switches.of(StorageSwitch.SEQUENTIAL)) {
            Files.delete(stored.file());
            return "";
        }
        if (sha1.isEmpty()) {
            sha1 = FileSha1.of(stored.file());
        }
        cloud.contents().adopt(stored.file(), sha1);
        return sha1;
    }

    private UploadSwitch.Callback mood(Call call) {
        for (UploadSwitch.Callback each : UploadSwitch.Callback.values()) {
            if (call.hasEffect("callback-" + each.name().toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        return switches.of(UploadSwitch.CALLBACK);
    }

    private ObjectNode verdict(String sha1, Map<String, String> told, Call call) {
        try {
            Task task =
                    tasks.find(told.getOrDefault("pick_code", ""))
                            .orElseThrow(() -> new Refused(50003, "上传任务不存在"));
            boolean whole = told.getOrDefault("size", "").equals(Long.toString(task.size()));
            if (!sha1.equals(task.sha1()) || !whole) {
                throw new Refused(10009, "文件校验失败，请重新上传");
            }
            Account account = cloud.require(task.user());
            if (switches.of(UploadSwitch.PHANTOM) || call.hasEffect("phantom")) {
                return accepted(task, ids.next(), task.name(), task.pickCode());
            }
            Item made =
                    account.drive()
                            .upload(
                                    new NewFile(
                                            task.target(),
                                            task.name(),
                                            task.sha1(),
                                            task.size(),
                                            task.pickCode()));
            tasks.close(task);
            return accepted(task, made.id(), made.name(), made.pickCode());
        } catch (Refused e) {
            return refusal(e.code(), e.words());
        }
    }

    private static ObjectNode accepted(Task task, long id, String name, String pickCode) {
        return Envelope.ok(
                Json.object()
                        .put("pick_code", pickCode)
                        .put("file_name", name)
                        .put("file_size", task.size())
                        .put("file_id", Long.toString(id))
                        .put("thumb_url", "")
                        .put("sha1", task.sha1())
                        .put("aid", 1)
                        .put("cid", Long.toString(task.target()))
                        .put("is_video", 0));
    }

    private static ObjectNode refusal(long code, String message) {
        return Json.object()
                .put("state", false)
                .put("code", code)
                .put("message", message)
                .set("data", Json.array());
    }

    private static Reply callbackFailed() {
        return Reply.text(
                203,
                "application/xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code>CallbackFailed</Code><Message>Error status : 502.</Message><RequestId>0</RequestId><HostId>fhnfile.oss.local</HostId><EC>0007-00000203</EC></Error>
                """);
    }
}
