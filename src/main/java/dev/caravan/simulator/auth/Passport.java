package dev.caravan.simulator.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Endpoint;
import dev.caravan.simulator.http.Parameters;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.http.Route;
import dev.caravan.simulator.world.AuthSwitch;
import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Json;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.Seal;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The endpoints of passportapi: codes in, tokens out. */
public final class Passport {

    /** What one endpoint puts into data. */
    private interface Answer {
        JsonNode to(Parameters asked);
    }

    private final Authorizations authorizations;
    private final Switches switches;
    private final DeviceCodes codes;
    private final AuthorizationCodes authorizationCodes;
    private final QrStatus qrStatus;
    private final Seal seal;
    private final String loggedIn;

    /**
     * @param loggedIn the user who sits at the browser and holds the automatic phone
     */
    public Passport(
            Authorizations authorizations,
            Switches switches,
            SimulatedClock clock,
            Ids ids,
            Seal seal,
            String loggedIn) {
        this.authorizations = authorizations;
        this.switches = switches;
        this.seal = seal;
        this.loggedIn = loggedIn;
        this.codes = new DeviceCodes(switches, clock, ids);
        this.authorizationCodes = new AuthorizationCodes(ids);
        this.qrStatus = new QrStatus(codes, switches, seal, loggedIn);
    }

    /** The endpoints by their paths. */
    public Map<String, Route> routes() {
        return Map.of(
                "/open/authDeviceCode", new Route("authDeviceCode", enveloped(this::deviceCode)),
                "/open/deviceCodeToToken", new Route("deviceCodeToToken", enveloped(this::redeem)),
                "/open/refreshToken", new Route("refreshToken", this::refresh),
                "/open/authorize", new Route("authorize", this::authorize),
                "/open/authCodeToToken", new Route("authCodeToToken", enveloped(this::redeemCode)),
                "/get/status/", new Route("qrStatus", qrStatus),
                "/get/status", new Route("qrStatus", qrStatus),
                "/115cloud/renewapi", new Route("relay", new Relay(authorizations)));
    }

    public Phone phone() {
        return new Phone(codes);
    }

    private JsonNode deviceCode(Parameters asked) {
        checkApp(asked);
        if (asked.text("code_challenge").isEmpty()) {
            throw new Refused(40140101, "code_challenge is required");
        }
        if (!Pkce.knows(asked.text("code_challenge_method"))) {
            throw new Refused(40140102, "code_challenge_method error");
        }
        DeviceCode code =
                codes.open(
                        asked.text("client_id"),
                        asked.text("code_challenge"),
                        asked.text("code_challenge_method"));
        return Json.object()
                .put("uid", code.uid())
                .put("time", code.time())
                .put("qrcode", "https://115.com/scan/dg-" + code.uid())
                .put("sign", QrStatus.sign(seal, code));
    }

    private JsonNode redeem(Parameters asked) {
        String verifier = asked.text("code_verifier");
        if (verifier.length() < 43 || verifier.length() > 128) {
            throw new Refused(40140112, "code_verifier length error");
        }
        DeviceCode code = codes.require(asked.text("uid"));
        if (!code.provedBy(verifier)) {
            throw new Refused(40140113, "code_verifier check failed");
        }
        if (code.state() != DeviceCode.State.CONFIRMED) {
            throw new Refused(40101017, "user verification failed");
        }
        codes.remove(code);
        return tokens(authorizations.authorize(code.user(), code.app()));
    }

    private JsonNode redeemCode(Parameters asked) {
        return tokens(authorizations.authorize(loggedIn, authorizationCodes.redeem(asked)));
    }

    private Reply refresh(Call call) throws IOException {
        Reply reply =
                enveloped(asked -> tokens(authorizations.refresh(asked.text("refresh_token"))))
                        .answer(call);
        return switches.of(AuthSwitch.LOST_REPLY) ? Reply.ended(Reply.Ending.DROP) : reply;
    }

    private Reply authorize(Call call) {
        Parameters asked = call.request().query();
        try {
            checkApp(asked);
            String code = authorizationCodes.open(asked);
            String redirect = asked.text("redirect_uri");
            String location =
                    redirect
                            + (redirect.contains("?") ? "&" : "?")
                            + "code="
                            + code
                            + "&state="
                            + URLEncoder.encode(asked.text("state"), StandardCharsets.UTF_8);
            return Reply.empty(302).with("Location", location);
        } catch (Refused e) {
            return Reply.json(failure(e));
        }
    }

    private void checkApp(Parameters asked) {
        if (!asked.text("client_id").matches("\\d+")) {
            throw new Refused(40140100, "client_id error");
        }
        long code = switches.of(AuthSwitch.APP_CODE);
        if (code != 0) {
            throw new Refused(code, "the app cannot be used");
        }
    }

    private static Endpoint enveloped(Answer answer) {
        return call -> {
            if (!call.request().is("POST")) {
                return Reply.text(
                        405,
                        "text/html",
                        "<html><head><title>405 Not Allowed</title></head></html>");
            }
            try {
                return Reply.json(success(answer.to(call.request().parameters())));
            } catch (Refused e) {
                return Reply.json(failure(e));
            }
        };
    }

    static ObjectNode success(JsonNode data) {
        ObjectNode body = Json.object().put("state", 1).put("code", 0).put("message", "");
        body.set("data", data);
        return body.put("error", "").put("errno", 0);
    }

    static ObjectNode failure(Refused e) {
        ObjectNode body =
                Json.object().put("state", 0).put("code", e.code()).put("message", e.getMessage());
        body.set("data", Json.object());
        return body.put("error", e.getMessage()).put("errno", e.code());
    }

    private static JsonNode tokens(TokenPair pair) {
        return Json.object()
                .put("access_token", pair.accessToken())
                .put("refresh_token", pair.refreshToken())
                .put("expires_in", pair.expiresIn());
    }
}
