package dev.caravan.open115.auth;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.Envelope;
import java.time.InstantSource;
import java.util.Base64;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;

/**
 * The login by authorization code: needs an application id, its secret and a redirect address that
 * is registered for it (section 2.3).
 */
public final class CodeLogin {

    private final Passport passport;
    private final HttpUrl authorize;
    private final String appId;
    private final String appSecret;
    private final String redirect;
    private final String state;
    private final InstantSource time;

    /**
     * @param passportAddress the base address of 115's authorization host
     * @param redirect must be the very text that is registered for the application
     * @param random a secure one: the state proves that the answer belongs to this login
     */
    public CodeLogin(
            Passport passport,
            HttpUrl passportAddress,
            String appId,
            String appSecret,
            String redirect,
            RandomGenerator random,
            InstantSource time) {
        this.passport = passport;
        this.authorize = passportAddress.newBuilder().addPathSegments("open/authorize").build();
        this.appId = appId;
        this.appSecret = appSecret;
        this.redirect = redirect;
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        this.state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        this.time = time;
    }

    /** Where the person's browser has to go; holds no secret. */
    public String url() {
        return authorize
                .newBuilder()
                .addQueryParameter("client_id", appId)
                .addQueryParameter("redirect_uri", redirect)
                .addQueryParameter("response_type", "code")
                .addQueryParameter("state", state)
                .build()
                .toString();
    }

    /**
     * Ends the login with what came back: the whole address that the browser was sent to.
     *
     * @throws UnreadableTokens when it is not such an address, or the answer to another login
     */
    public IssuedTokens finish(String address) throws UnreadableTokens, DriveException {
        HttpUrl returned = HttpUrl.parse(address.strip());
        if (returned == null || returned.queryParameter("code") == null) {
            throw new UnreadableTokens(
                    "this is not the address that the browser was sent to: it has no code; copy"
                            + " the whole address");
        }
        String code = String.valueOf(returned.queryParameter("code"));
        return finish(code, String.valueOf(returned.queryParameter("state")));
    }

    /** Ends the login with the two values of that address. */
    public IssuedTokens finish(String code, String returnedState)
            throws UnreadableTokens, DriveException {
        if (!returnedState.equals(state)) {
            throw new UnreadableTokens(
                    "this is the answer to another login; begin again and use the new address");
        }
        String action = "fetch the tokens of the login";
        Envelope answer = passport.tokensOfCode(appId, appSecret, redirect, code);
        return LoginAnswer.tokens(LoginAnswer.good(answer, action, time.instant()), action);
    }
}
