package dev.caravan.simulator.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Endpoint;
import dev.caravan.simulator.http.Parameters;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.world.AuthSwitch;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.Seal;
import dev.caravan.simulator.world.Switches;

/** The long poll that tells how far the phone has got. */
final class QrStatus implements Endpoint {

    private final DeviceCodes codes;
    private final Switches switches;
    private final Seal seal;
    private final String automaticUser;

    QrStatus(DeviceCodes codes, Switches switches, Seal seal, String automaticUser) {
        this.codes = codes;
        this.switches = switches;
        this.seal = seal;
        this.automaticUser = automaticUser;
    }

    static String sign(Seal seal, DeviceCode code) {
        return seal.of("qr " + code.uid() + " " + code.time());
    }

    @Override
    public Reply answer(Call call) {
        // Parameters in the body are not seen, as with the real one.
        Parameters asked = call.request().query();
        try {
            DeviceCode code = codes.require(asked.text("uid"));
            if (!sign(seal, code).equals(asked.text("sign"))) {
                throw new Refused(40140104, "sign error");
            }
            if (switches.of(AuthSwitch.AUTO_CONFIRM)) {
                letPhoneGoOn(code);
            }
            return Reply.json(body(codes.poll(code)));
        } catch (Refused e) {
            return Reply.json(Passport.failure(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.ended(Reply.Ending.DROP);
        }
    }

    private void letPhoneGoOn(DeviceCode code) {
        switch (code.state()) {
            case WAITING -> codes.move(code.uid(), DeviceCode.State.SCANNED, automaticUser);
            case SCANNED -> codes.move(code.uid(), DeviceCode.State.CONFIRMED, automaticUser);
            case CONFIRMED, EXPIRED, CANCELLED -> {}
        }
    }

    private static ObjectNode body(DeviceCode.State state) {
        ObjectNode data = Json.object();
        if (state != DeviceCode.State.WAITING) {
            data.put("msg", "").put("status", state.number()).put("version", "");
        }
        if (state != DeviceCode.State.EXPIRED) {
            return Passport.success(data);
        }
        ObjectNode body = Passport.failure(new Refused(40199002, "二维码已过期"));
        body.set("data", data);
        return body;
    }
}
