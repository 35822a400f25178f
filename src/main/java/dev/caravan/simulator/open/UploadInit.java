package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.cloud.Contents;
import dev.caravan.simulator.cloud.Item;
import dev.caravan.simulator.cloud.NewFile;
import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Switches;
import dev.caravan.simulator.world.UploadSwitch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** POST /open/upload/init: what 115 has already is not sent again. */
final class UploadInit implements Operation {

    private static final Pattern PICK_CODE = Pattern.compile("[a-e][0-9a-z]{16}");

    private final Contents contents;
    private final Switches switches;
    private final Ids ids;
    private final Tasks tasks;
    private final Proofs proofs;

    UploadInit(Contents contents, Switches switches, Ids ids, Tasks tasks) {
        this.contents = contents;
        this.switches = switches;
        this.ids = ids;
        this.tasks = tasks;
        this.proofs = new Proofs(contents, ids);
    }

    @Override
    public ObjectNode answer(Visit visit) {
        UploadRequest asked = UploadRequest.of(visit, switches);
        if (!isKnown(asked)) {
            return send(visit, asked);
        }
        if (asked.size() < Math.max(1, switches.of(UploadSwitch.SIGN_FROM))) {
            return rapid(visit, asked);
        }
        String key = visit.text("sign_key");
        if (key.isEmpty()) {
            return prove(visit, asked, 7, 701);
        }
        return proofs.isRight(key, asked.sha1(), visit.text("sign_val"))
                ? rapid(visit, asked)
                : prove(visit, asked, 8, 702);
    }

    private boolean isKnown(UploadRequest asked) {
        if (asked.sha1().equals(Contents.EMPTY_SHA1) && switches.of(UploadSwitch.EMPTY_KNOWN)) {
            storeEmpty();
        }
        return switches.of(UploadSwitch.RAPID) && contents.knows(asked.sha1(), asked.size());
    }

    private void storeEmpty() {
        try {
            contents.store(new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("could not store the empty content", e);
        }
    }

    private ObjectNode send(Visit visit, UploadRequest asked) {
        Task task =
                tasks.open(
                        pickCode(visit),
                        visit.account().id(),
                        asked.target(),
                        asked.name(),
                        asked.size(),
                        asked.sha1());
        ObjectNode data = data(asked, task.pickCode(), 1, 0);
        data.setAll(Tasks.place(task));
        data.set("callback", Tasks.callback(task));
        return Envelope.ok(data);
    }

    /** That of an init before this one; a client cannot think of one, nor take that of a file. */
    private String pickCode(Visit visit) {
        String told = visit.text("pick_code");
        boolean free = visit.drive().byPickCode(told).isEmpty();
        return free && PICK_CODE.matcher(told).matches() ? told : ids.pickCode();
    }

    private ObjectNode prove(Visit visit, UploadRequest asked, int status, int code) {
        Proofs.Question question = proofs.ask(asked.sha1(), asked.size());
        return Envelope.ok(
                data(asked, pickCode(visit), status, code)
                        .put("sign_key", question.key())
                        .put("sign_check", question.range()));
    }

    private ObjectNode rapid(Visit visit, UploadRequest asked) {
        if (switches.of(UploadSwitch.PHANTOM) || visit.call().hasEffect("phantom")) {
            return Envelope.ok(
                    data(asked, ids.pickCode(), 2, 0).put("file_id", Long.toString(ids.next())));
        }
        long size = switches.of(UploadSwitch.RAPID_HOLLOW) ? 0 : asked.size();
        Item made =
                visit.drive().upload(new NewFile(asked.target(), asked.name(), asked.sha1(), size));
        return Envelope.ok(
                data(asked, made.pickCode(), 2, 0).put("file_id", Long.toString(made.id())));
    }

    private static ObjectNode data(UploadRequest asked, String pickCode, int status, int code) {
        JsonNode none = Json.array();
        ObjectNode data =
                Json.object()
                        .put("status", status)
                        .put("code", code)
                        .put("pick_code", pickCode)
                        .put("file_id", "")
                        .put("target", "U_1_" + asked.target())
                        .put("version", "4.0")
                        .put("bucket", "")
                        .put("object", "");
        data.set("callback", none);
        return data.put("sign_key", "").put("sign_check", "");
    }
}
