package dev.caravan.simulator.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.oss.Credential;
import dev.caravan.simulator.oss.Credentials;
import dev.caravan.simulator.world.EnvelopeSwitch;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.StorageSwitch;
import dev.caravan.simulator.world.Switches;
import java.util.function.Supplier;

/** GET /open/upload/get_token. */
final class UploadToken implements Operation {

    private final Credentials credentials;
    private final Switches switches;
    private final Supplier<String> origin;

    UploadToken(Credentials credentials, Switches switches, Supplier<String> origin) {
        this.credentials = credentials;
        this.switches = switches;
        this.origin = origin;
    }

    @Override
    public ObjectNode answer(Visit visit) {
        Credential credential = credentials.issue();
        String endpoint = switches.of(StorageSwitch.ENDPOINT);
        ObjectNode data =
                Json.object()
                        .put("endpoint", endpoint.isEmpty() ? origin.get() : endpoint)
                        .put("AccessKeyId", credential.id())
                        .put("AccessKeySecret", credential.secret())
                        .put("SecurityToken", credential.token())
                        .put("Expiration", credential.expiration().toString());
        return Envelope.ok(Envelope.single(data, switches.of(EnvelopeSwitch.TOKEN_DATA)));
    }
}
