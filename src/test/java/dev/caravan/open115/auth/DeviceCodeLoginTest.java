package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.ApiCaller;
import dev.caravan.open115.client.Endpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceCodeLoginTest {

    private static final String CODE =
            "{\"state\":1,\"code\":0,\"data\":{\"uid\":\"U1\",\"time\":1767225600,\"sign\":\"S1\","
                    + "\"qrcode\":\"https://115.com/scan/dg-U1\"}}";
    private static final String SECOND_CODE = CODE.replace("U1", "U2");
    private static final String TOKENS =
            "{\"state\":1,\"code\":0,\"data\":{\"access_token\":\"access-1\","
                    + "\"refresh_token\":\"refresh-1\",\"expires_in\":7200}}";

    private LoopbackHost host;
    private final ManualTime time = new ManualTime();
    private final Screen screen = new Screen();

    @BeforeEach
    void a_passport() throws Exception {
        host = new LoopbackHost();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void leads_from_the_code_through_the_scan_to_the_tokens() throws Exception {
        host.then(200, CODE)
                .then(200, status("{}"))
                .then(200, status("{\"status\":0}"))
                .then(200, status("{\"status\":1,\"msg\":\"scanned\"}"))
                .then(200, status("{\"status\":1}"))
                .then(200, status("{\"status\":2}"))
                .then(200, TOKENS);
        assertThat(login())
                .isEqualTo(
                        new IssuedTokens(
                                "access-1", Optional.of("refresh-1"), IssuedTokens.USUAL_LIFE));
        assertThat(screen.seen).containsExactly("show https://115.com/scan/dg-U1", "scanned");
    }

    @Test
    void sends_the_hash_first_and_the_verifier_last() throws Exception {
        host.then(200, CODE).then(200, status("{\"status\":2}")).then(200, TOKENS);
        login();
        LoopbackHost.Asked first = host.asked().get(0);
        LoopbackHost.Asked poll = host.asked().get(1);
        LoopbackHost.Asked last = host.asked().get(2);
        assertThat(first.path()).isEqualTo("/open/authDeviceCode");
        assertThat(first.fields())
                .containsEntry("client_id", "100195125")
                .containsEntry("code_challenge_method", "sha256");
        assertThat(poll.method()).isEqualTo("GET");
        assertThat(poll.path()).isEqualTo("/get/status/");
        assertThat(poll.fields())
                .isEqualTo(Map.of("uid", "U1", "time", "1767225600", "sign", "S1"));
        assertThat(last.path()).isEqualTo("/open/deviceCodeToToken");
        assertThat(last.fields()).containsEntry("uid", "U1");
        assertThat(new CodeVerifier(last.fields().get("code_verifier")).challenge())
                .isEqualTo(first.fields().get("code_challenge"));
    }

    @Test
    void an_expired_code_is_replaced_by_a_new_one_with_a_new_verifier() throws Exception {
        host.then(200, CODE)
                .then(200, "{\"state\":0,\"code\":40199002,\"message\":\"key invalid\"}")
                .then(200, SECOND_CODE)
                .then(200, status("{\"status\":-1}"))
                .then(200, CODE)
                .then(200, "{\"state\":0,\"data\":{}}")
                .then(200, CODE)
                .then(200, status("{\"status\":2}"))
                .then(200, TOKENS);
        login();
        assertThat(screen.seen)
                .startsWith("show https://115.com/scan/dg-U1", "show https://115.com/scan/dg-U2");
        assertThat(
                        host.asked().stream()
                                .filter(it -> it.path().equals("/open/authDeviceCode"))
                                .map(it -> it.fields().get("code_challenge"))
                                .distinct())
                .hasSize(4);
    }

    @Test
    void a_login_that_the_phone_cancels_ends() {
        host.then(200, CODE).then(200, status("{\"status\":-2}"));
        assertThatThrownBy(this::login)
                .isInstanceOf(DriveException.Refused.class)
                .hasMessageContaining("cancelled on the phone");
    }

    @Test
    void a_poll_that_ends_without_an_answer_is_asked_again() throws Exception {
        host.then(200, CODE)
                .thenHangUp()
                .then(504, "<html>gateway timeout</html>")
                .then(200, status("{\"status\":2}"))
                .then(200, TOKENS);
        assertThat(login().access()).isEqualTo("access-1");
        assertThat(screen.seen).hasSize(1);
    }

    @Test
    void a_network_that_stays_down_ends_the_login() {
        host.then(200, CODE);
        for (int i = 0; i < 11; i++) {
            host.thenHangUp();
        }
        assertThatThrownBy(this::login).isInstanceOf(DriveException.Transient.class);
    }

    @Test
    void a_screen_that_does_not_go_on_ends_the_login() {
        host.then(200, CODE);
        screen.mayContinue = false;
        assertThatThrownBy(this::login).isInstanceOf(DriveException.Interrupted.class);
    }

    @Test
    void a_refused_application_id_says_so() {
        host.then(200, "{\"state\":0,\"code\":40140110,\"message\":\"app expired\"}");
        assertThatThrownBy(this::login).isInstanceOf(DriveException.AppProblem.class);
    }

    @Test
    void one_token_alone_is_no_login() {
        host.then(200, CODE)
                .then(200, status("{\"status\":2}"))
                .then(200, TOKENS.replace("refresh-1", ""));
        assertThatThrownBy(this::login).isInstanceOf(DriveException.NotUnderstood.class);
    }

    @Test
    void a_code_without_a_text_is_drawn_from_its_uid() throws Exception {
        host.then(200, CODE.replace("https://115.com/scan/dg-U1", ""))
                .then(200, status("{\"status\":2}"))
                .then(200, TOKENS);
        login();
        assertThat(screen.seen).containsExactly("show https://115.com/scan/dg-U1");
    }

    private IssuedTokens login() throws DriveException {
        String address = host.address();
        ApiCaller caller =
                new ApiCaller(
                        new OkHttpClient(),
                        new Endpoints(address, address, address),
                        "Caravan/1",
                        time);
        return new DeviceCodeLogin(new Passport(caller), "100195125", new Random(115), time, time)
                .login(screen);
    }

    private static String status(String data) {
        return "{\"state\":1,\"code\":0,\"message\":\"\",\"data\":" + data + "}";
    }

    private static final class Screen implements LoginScreen {

        private final List<String> seen = new ArrayList<>();
        private boolean mayContinue = true;

        @Override
        public void show(DeviceCode code) {
            seen.add("show " + code.qrText());
        }

        @Override
        public void scanned() {
            seen.add("scanned");
        }

        @Override
        public boolean mayContinue() {
            return mayContinue;
        }
    }
}
