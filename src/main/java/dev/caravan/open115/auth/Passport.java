package dev.caravan.open115.auth;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.ApiCaller;
import dev.caravan.open115.client.ApiRequest;
import dev.caravan.open115.client.Envelope;
import dev.caravan.open115.client.Fields;
import dev.caravan.open115.client.Host;
import dev.caravan.open115.client.Repeat;
import java.time.Duration;
import java.util.Optional;

/** The authorization calls of 115 (sections 2.2 to 2.5); none of them carries a bearer token. */
public final class Passport {

    /** The code of a {@link DriveException.Transient} when the request never left this machine. */
    static final String NOT_SENT = "not-sent";

    /** 115 answers when the state changes, or when it has waited long enough. */
    private static final Duration LONG_POLL = Duration.ofSeconds(90);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ApiCaller caller;

    public Passport(ApiCaller caller) {
        this.caller = caller;
    }

    Envelope deviceCode(String appId, CodeVerifier verifier) throws DriveException {
        return caller.call(
                post("/open/authDeviceCode", "ask 115 for a QR code")
                        .with("client_id", appId)
                        .with("code_challenge", verifier.challenge())
                        .with("code_challenge_method", CodeVerifier.METHOD));
    }

    /** The three values must be in the query: in a body 115 calls them invalid (section 1.2). */
    Envelope qrStatus(DeviceCode code) throws DriveException {
        return caller.call(
                ApiRequest.get(Host.QRCODE, "/get/status/", "ask whether the code was scanned")
                        .with("uid", code.uid())
                        .with("time", code.time())
                        .with("sign", code.sign())
                        .repeating(Repeat.SAFE)
                        .waiting(LONG_POLL));
    }

    Envelope tokensOfDevice(DeviceCode code) throws DriveException {
        return caller.call(
                post("/open/deviceCodeToToken", "fetch the tokens of the login")
                        .with("uid", code.uid())
                        .with("code_verifier", code.verifier().text()));
    }

    Envelope tokensOfCode(String appId, String appSecret, String redirect, String code)
            throws DriveException {
        return caller.call(
                post("/open/authCodeToToken", "fetch the tokens of the login")
                        .with("client_id", appId)
                        .with("client_secret", appSecret)
                        .with("code", code)
                        .with("redirect_uri", redirect)
                        .with("grant_type", "authorization_code"));
    }

    Envelope refresh(String refreshToken) throws DriveException {
        return caller.call(
                post("/open/refreshToken", "refresh the login")
                        .with("refresh_token", refreshToken));
    }

    /** The tokens in a good answer; empty when there is no access token in it. */
    static Optional<IssuedTokens> tokens(Envelope envelope) {
        Fields data = envelope.data().orElse(Fields.NONE);
        String access = data.text("access_token").strip();
        if (access.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> refresh =
                Optional.of(data.text("refresh_token").strip()).filter(text -> !text.isEmpty());
        long seconds = data.number("expires_in", 0);
        Duration life = seconds > 0 ? Duration.ofSeconds(seconds) : IssuedTokens.USUAL_LIFE;
        return Optional.of(new IssuedTokens(access, refresh, life));
    }

    private static ApiRequest post(String path, String action) {
        return ApiRequest.post(Host.PASSPORT, path, action).waiting(PATIENCE);
    }
}
