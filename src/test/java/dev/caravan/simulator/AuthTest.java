package dev.caravan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.auth.TokenPair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class AuthTest extends SimulatorTest {

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private int refresh(String token) throws Exception {
        return post("/open/refreshToken", "refresh_token", token).path("code").asInt();
    }

    private int call(String token) throws Exception {
        tokens = new TokenPair(token, "", 0);
        return get("/open/user/info").path("code").asInt();
    }

    private JsonNode code() throws Exception {
        return post(
                "/open/authDeviceCode",
                "client_id",
                Simulator.APP,
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "sha256");
    }

    private JsonNode status(JsonNode code) throws Exception {
        return get(
                "/get/status/",
                "uid",
                code.at("/data/uid").asText(),
                "time",
                code.at("/data/time").asText(),
                "sign",
                code.at("/data/sign").asText());
    }

    @Test
    void a_refresh_rotates_both_tokens_and_the_old_ones_are_dead_at_once() throws Exception {
        TokenPair old = tokens;
        JsonNode next = post("/open/refreshToken", "refresh_token", old.refreshToken());

        assertThat(next.path("state").asInt()).isEqualTo(1);
        assertThat(next.at("/data/expires_in").asInt()).isEqualTo(7200);
        assertThat(call(old.accessToken())).isEqualTo(40140126);
        assertThat(refresh(old.refreshToken())).isEqualTo(40140120);
        assertThat(call(next.at("/data/access_token").asText())).isZero();
    }

    @Test
    void refreshing_again_within_a_minute_is_too_often() throws Exception {
        String second =
                post("/open/refreshToken", "refresh_token", tokens.refreshToken())
                        .at("/data/refresh_token")
                        .asText();

        assertThat(refresh(second)).isEqualTo(40140117);
        simulator.clock().advance(Duration.ofSeconds(61));
        assertThat(refresh(second)).isZero();
    }

    @Test
    void a_dead_refresh_token_that_is_tried_again_and_again_dies_for_ever() throws Exception {
        String old = tokens.refreshToken();
        refresh(old);

        assertThat(refresh(old)).isEqualTo(40140120);
        assertThat(refresh(old)).isEqualTo(40140120);
        assertThat(refresh(old)).isEqualTo(40140120);
        assertThat(refresh(old)).isEqualTo(40140137);
        assertThat(simulator.issueTokens()).isNotNull();
    }

    @Test
    void a_grace_gives_the_new_pair_to_the_old_token() throws Exception {
        set("auth.rotation-grace", "30s");
        JsonNode first = post("/open/refreshToken", "refresh_token", tokens.refreshToken());
        JsonNode again = post("/open/refreshToken", "refresh_token", tokens.refreshToken());

        assertThat(again.at("/data/refresh_token")).isEqualTo(first.at("/data/refresh_token"));
        assertThat(call(tokens.accessToken())).isZero();
    }

    @Test
    void tokens_expire_with_time_and_are_told_apart() throws Exception {
        String access = tokens.accessToken();
        String refresh = tokens.refreshToken();

        assertThat(call("nonsense")).isEqualTo(40140123);
        assertThat(call(access.replaceFirst(".$", access.endsWith("0") ? "1" : "0")))
                .isEqualTo(40140124);
        simulator.clock().advance(Duration.ofSeconds(7201));
        assertThat(call(access)).isEqualTo(40140125);
        assertThat(refresh("nonsense")).isEqualTo(40140114);
        simulator.clock().advance(Duration.ofDays(366));
        assertThat(refresh(refresh)).isEqualTo(40140119);
    }

    @Test
    void a_revoked_authorization_is_no_authorization() throws Exception {
        String refresh = tokens.refreshToken();
        simulator.authorizations().revoke(Simulator.USER);

        assertThat(call(tokens.accessToken())).isEqualTo(40140116);
        assertThat(refresh(refresh)).isEqualTo(40140116);
    }

    @Test
    void a_third_authorization_of_the_same_app_pushes_out_the_first() throws Exception {
        TokenPair first = tokens;
        TokenPair second = simulator.issueTokens();
        simulator.issueTokens();

        assertThat(call(first.accessToken())).isEqualTo(40140116);
        assertThat(call(second.accessToken())).isZero();
    }

    @Test
    void an_expired_app_locks_everybody_out() throws Exception {
        set("auth.app-code", "40140110");

        assertThat(refresh(tokens.refreshToken())).isEqualTo(40140110);
        assertThat(code().path("code").asInt()).isEqualTo(40140110);
    }

    @Test
    void the_reply_of_a_refresh_can_get_lost() throws Exception {
        set("auth.lost-reply", "true");

        Assertions.assertThatThrownBy(() -> refresh(tokens.refreshToken()))
                .isInstanceOf(IOException.class);
        set("auth.lost-reply", "false");
        assertThat(refresh(tokens.refreshToken())).isEqualTo(40140120);
    }

    @Test
    void the_relay_renews_and_loses_the_code_of_a_failure() throws Exception {
        String url = simulator.relayUrl() + "?refresh_ui=";
        HttpResponse<String> good =
                send(HttpRequest.newBuilder(URI.create(url + tokens.refreshToken())));
        HttpResponse<String> bad =
                send(HttpRequest.newBuilder(URI.create(url + tokens.refreshToken())));
        HttpResponse<String> none = send(HttpRequest.newBuilder(URI.create(url)));

        assertThat(call(json(good).path("access_token").asText())).isZero();
        assertThat(json(good).has("expires_in")).isFalse();
        assertThat(bad.statusCode()).isEqualTo(500);
        assertThat(json(bad).path("text").asText()).isEqualTo("refresh token error");
        assertThat(json(none).path("text").asText()).isEqualTo("缺少刷新令牌");
    }

    @Test
    void a_device_code_becomes_tokens_when_the_phone_confirms() throws Exception {
        set("auth.qr-hold", "0s");
        JsonNode code = code();
        String uid = code.at("/data/uid").asText();
        JsonNode waiting = status(code);
        simulator.phone().scan(uid, Simulator.USER);
        JsonNode scanned = status(code);
        simulator.phone().confirm(uid, Simulator.USER);
        JsonNode confirmed = status(code);
        JsonNode wrong =
                post("/open/deviceCodeToToken", "uid", uid, "code_verifier", "x".repeat(43));
        JsonNode got = post("/open/deviceCodeToToken", "uid", uid, "code_verifier", VERIFIER);

        assertThat(waiting.path("state").asInt()).isEqualTo(1);
        assertThat(waiting.path("data")).isEmpty();
        assertThat(scanned.at("/data/status").asInt()).isEqualTo(1);
        assertThat(confirmed.at("/data/status").asInt()).isEqualTo(2);
        assertThat(wrong.path("code").asInt()).isEqualTo(40140113);
        assertThat(call(got.at("/data/access_token").asText())).isZero();
    }

    @Test
    void the_status_poll_is_held_until_there_is_news() throws Exception {
        JsonNode code = code();
        String uid = code.at("/data/uid").asText();
        CompletableFuture<HttpResponse<String>> poll =
                HTTP.sendAsync(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                simulator.qrcodeUrl()
                                                        + "/get/status/?uid="
                                                        + uid
                                                        + "&sign="
                                                        + code.at("/data/sign").asText()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        await().until(() -> simulator.log().count("qrStatus") == 1);
        assertThat(poll).isNotDone();
        simulator.phone().cancel(uid);

        assertThat(json(poll.get()).at("/data/status").asInt()).isEqualTo(-2);
    }

    @Test
    void an_old_code_is_invalid_and_an_early_redemption_fails() throws Exception {
        JsonNode code = code();
        String uid = code.at("/data/uid").asText();
        JsonNode early = post("/open/deviceCodeToToken", "uid", uid, "code_verifier", VERIFIER);
        simulator.clock().advance(Duration.ofMinutes(6));
        JsonNode expired = status(code);

        assertThat(early.path("state").asInt()).isZero();
        assertThat(expired.path("state").asInt()).isZero();
        assertThat(expired.path("code").asInt()).isEqualTo(40199002);
        assertThat(expired.at("/data/status").asInt()).isEqualTo(-1);
    }

    @Test
    void an_automatic_phone_scans_and_confirms() throws Exception {
        set("auth.auto-confirm", "true");
        JsonNode code = code();

        assertThat(status(code).at("/data/status").asInt()).isEqualTo(1);
        assertThat(status(code).at("/data/status").asInt()).isEqualTo(2);
    }

    @Test
    void an_authorization_code_becomes_tokens_once() throws Exception {
        String redirect = "https://app.test/back";
        HttpResponse<String> page =
                send(
                        HttpRequest.newBuilder(
                                URI.create(
                                        simulator.passportUrl()
                                                + "/open/authorize?"
                                                + form(
                                                        "client_id",
                                                        Simulator.APP,
                                                        "redirect_uri",
                                                        redirect,
                                                        "response_type",
                                                        "code",
                                                        "state",
                                                        "s1"))));
        String location = page.headers().firstValue("Location").orElseThrow();
        String[] redeem = {
            "client_id",
            Simulator.APP,
            "client_secret",
            "simulator-secret",
            "code",
            location.replaceAll(".*code=([0-9a-f]+).*", "$1"),
            "redirect_uri",
            redirect,
            "grant_type",
            "authorization_code"
        };
        JsonNode got = post("/open/authCodeToToken", redeem);
        JsonNode again = post("/open/authCodeToToken", redeem);

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(location).startsWith(redirect + "?code=").endsWith("&state=s1");
        assertThat(call(got.at("/data/access_token").asText())).isZero();
        assertThat(again.path("code").asInt()).isEqualTo(40140134);
    }
}
