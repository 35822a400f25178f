package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.ApiCaller;
import dev.caravan.open115.client.Endpoints;
import java.util.Map;
import java.util.Random;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CodeLoginTest {

    private static final String REDIRECT = "https://example.com/back?x=1";

    private LoopbackHost host;
    private CodeLogin login;

    @BeforeEach
    void a_passport() throws Exception {
        host = new LoopbackHost();
        String address = host.address();
        ManualTime time = new ManualTime();
        ApiCaller caller =
                new ApiCaller(
                        new OkHttpClient(),
                        new Endpoints(address, address, address),
                        "Caravan/1",
                        time);
        login =
                new CodeLogin(
                        new Passport(caller),
                        HttpUrl.get(address),
                        "100195125",
                        "app-secret",
                        REDIRECT,
                        new Random(115),
                        time);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void its_address_names_the_application_and_no_secret() {
        HttpUrl url = HttpUrl.get(login.url());
        assertThat(url.encodedPath()).isEqualTo("/open/authorize");
        assertThat(url.queryParameter("client_id")).isEqualTo("100195125");
        assertThat(url.queryParameter("redirect_uri")).isEqualTo(REDIRECT);
        assertThat(url.queryParameter("response_type")).isEqualTo("code");
        assertThat(state()).hasSizeGreaterThan(20);
        assertThat(login.url()).doesNotContain("app-secret");
    }

    @Test
    void the_address_that_came_back_is_exchanged_for_tokens() throws Exception {
        host.then(
                200,
                "{\"state\":1,\"code\":0,\"data\":{\"access_token\":\"access-1\","
                        + "\"refresh_token\":\"refresh-1\",\"expires_in\":7200}}");
        String back = REDIRECT + "&code=C1&state=" + state() + "\n";
        assertThat(login.finish(back).access()).isEqualTo("access-1");
        assertThat(host.asked().get(0).path()).isEqualTo("/open/authCodeToToken");
        assertThat(host.asked().get(0).fields())
                .isEqualTo(
                        Map.of(
                                "client_id", "100195125",
                                "client_secret", "app-secret",
                                "code", "C1",
                                "redirect_uri", REDIRECT,
                                "grant_type", "authorization_code"));
    }

    @Test
    void the_answer_to_another_login_is_not_taken() {
        assertThatThrownBy(() -> login.finish(REDIRECT + "&code=C1&state=other"))
                .isInstanceOf(UnreadableTokens.class);
        assertThatThrownBy(() -> login.finish(REDIRECT + "&state=" + state()))
                .isInstanceOf(UnreadableTokens.class);
        assertThatThrownBy(() -> login.finish("C1")).isInstanceOf(UnreadableTokens.class);
        assertThat(host.asked()).isEmpty();
    }

    @Test
    void a_wrong_secret_is_a_problem_of_the_application() {
        host.then(200, "{\"state\":0,\"code\":40140111,\"message\":\"secret\"}");
        assertThatThrownBy(() -> login.finish("C1", state()))
                .isInstanceOf(DriveException.AppProblem.class)
                .hasMessageNotContaining("app-secret");
    }

    private String state() {
        return String.valueOf(HttpUrl.get(login.url()).queryParameter("state"));
    }
}
