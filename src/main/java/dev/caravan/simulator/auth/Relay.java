package dev.caravan.simulator.auth;

import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Endpoint;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Refused;

/** OpenList's online renewal, which passes a refresh token on and loses every error code. */
final class Relay implements Endpoint {

    private final Authorizations authorizations;

    Relay(Authorizations authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public Reply answer(Call call) {
        String token = call.request().query().text("refresh_ui");
        if (token.isEmpty()) {
            return Reply.json(500, Json.object().put("text", "缺少刷新令牌"));
        }
        try {
            TokenPair pair = authorizations.refresh(token);
            return Reply.json(
                    Json.object()
                            .put("refresh_token", pair.refreshToken())
                            .put("access_token", pair.accessToken()));
        } catch (Refused e) {
            return Reply.json(500, Json.object().put("text", e.getMessage()));
        }
    }
}
