package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.cloud.Account;
import dev.caravan.simulator.cloud.Membership;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.SimulatedClock;
import java.time.Duration;

/** GET /open/user/info. */
final class UserInfo implements Operation {

    private final SimulatedClock clock;

    UserInfo(SimulatedClock clock) {
        this.clock = clock;
    }

    @Override
    public ObjectNode answer(Visit visit) {
        Account account = visit.account();
        ObjectNode data =
                Json.object()
                        .put("user_id", Long.parseLong(account.id()))
                        .put("user_name", account.profile().name())
                        .put("user_face_s", "")
                        .put("user_face_m", "")
                        .put("user_face_l", "");
        ObjectNode space = data.putObject("rt_space_info");
        space.set("all_total", size(account.profile().quota()));
        space.set("all_remain", size(account.space()));
        space.set("all_use", size(account.profile().quota() - account.space()));
        boolean paying = account.profile().membership() != Membership.NONE;
        data.putObject("vip_info")
                .put("level_name", account.profile().membership().title())
                .put("expire", paying ? clock.seconds() + Duration.ofDays(365).toSeconds() : 0)
                .putObject("tp_rights")
                .put("is_tp_rights", 0)
                .put("tp_rights_time", 0);
        return Envelope.ok(data);
    }

    private static ObjectNode size(long bytes) {
        return Json.object().put("size", bytes).put("size_format", FolderInfo.human(bytes));
    }
}
