package dev.caravan.simulator.auth;

import dev.caravan.simulator.http.Parameters;
import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The authorization-code way of letting an app in, with a user who is logged in and agrees. */
final class AuthorizationCodes {

    /** The one secret that every app has here. */
    static final String SECRET = "simulator-secret";

    private record Issued(String app, String redirect) {}

    private final Ids ids;
    private final Map<String, Issued> issued = new HashMap<>();

    AuthorizationCodes(Ids ids) {
        this.ids = ids;
    }

    /** Checks the request of a browser and returns the code that goes back with it. */
    synchronized String open(Parameters asked) {
        if (!asked.text("response_type").equals("code")) {
            throw new Refused(40140127, "response_type error");
        }
        String redirect = asked.text("redirect_uri");
        if (!redirect.matches("https?://[!-~]+")) {
            throw new Refused(40140128, "redirect_uri error");
        }
        String code = ids.hex(32);
        issued.put(code, new Issued(asked.text("client_id"), redirect));
        return code;
    }

    /** Redeems a code and returns the app it was for. */
    synchronized String redeem(Parameters asked) {
        if (!asked.text("grant_type").equals("authorization_code")) {
            throw new Refused(40140132, "grant_type error");
        }
        if (!asked.text("client_secret").equals(SECRET)) {
            throw new Refused(40140111, "client_secret error");
        }
        Issued code =
                Optional.ofNullable(issued.remove(asked.text("code")))
                        .orElseThrow(() -> new Refused(40140134, "code error"));
        if (!code.app().equals(asked.text("client_id"))) {
            throw new Refused(40140135, "client_id error");
        }
        if (!code.redirect().equals(asked.text("redirect_uri"))) {
            throw new Refused(40140136, "redirect_uri mismatch");
        }
        return code.app();
    }
}
