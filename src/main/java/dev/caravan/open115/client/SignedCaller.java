package dev.caravan.open115.client;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.CallGate;

/** Calls with the account's token through its gate, and once more when the token was refused. */
final class SignedCaller {

    /**
     * What file endpoints say of a revoked login; only the refresh can tell whether it is dead
     * (section 2.5).
     */
    private static final String NO_AUTH = "40140116";

    private final ApiCaller api;
    private final AccessTokens tokens;
    private final CallGate gate;

    SignedCaller(ApiCaller api, AccessTokens tokens, CallGate gate) {
        this.api = api;
        this.tokens = tokens;
        this.gate = gate;
    }

    /** An ordinary call. */
    Envelope ask(ApiRequest request) throws DriveException {
        return ask(request, () -> gate.enter(request.kind()));
    }

    /** The one call that is let through at the end of a rest. */
    Envelope probe(ApiRequest request) throws DriveException {
        return ask(request, gate::enterForProbe);
    }

    private Envelope ask(ApiRequest request, Door door) throws DriveException {
        String token = tokens.current();
        Envelope first = send(request, token, door);
        if (!isTokenRefused(first)) {
            return first;
        }
        return send(request, tokens.renewed(token), door);
    }

    private Envelope send(ApiRequest request, String token, Door door) throws DriveException {
        CallGate.Permit permit = door.enter();
        try {
            return api.call(request, token);
        } finally {
            permit.close();
        }
    }

    private static boolean isTokenRefused(Envelope answer) {
        return answer.isRefusedAs(ErrorClass.RENEW_TOKEN)
                || answer.refusal().filter(refusal -> refusal.code().equals(NO_AUTH)).isPresent();
    }

    private interface Door {
        CallGate.Permit enter() throws DriveException;
    }
}
