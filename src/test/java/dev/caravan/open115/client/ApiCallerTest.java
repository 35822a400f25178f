package dev.caravan.open115.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.ManualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiCallerTest {

    private final List<String> seen = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/prefix", "/prefix/"})
    void a_base_address_may_have_a_path_and_a_last_slash(String end) throws Exception {
        ApiRequest request =
                ApiRequest.get(Host.API, "/open/user/info", "ask").with("a", "1").with("b", "");

        Envelope answer = caller(base() + end).call(request, "T");

        assertThat(answer.isGood()).isTrue();
        String path = end.startsWith("/prefix") ? "/prefix" : "";
        assertThat(seen).containsExactly("GET " + path + "/open/user/info?a=1 Bearer T Caravan/1 ");
    }

    @Test
    void forms_travel_in_the_body_and_passport_gets_no_token() throws Exception {
        caller(base())
                .call(
                        ApiRequest.post(Host.PASSPORT, "/open/refreshToken", "refresh")
                                .with("refresh_token", "a b&文"));

        assertThat(seen)
                .containsExactly(
                        "POST /open/refreshToken null Caravan/1 refresh_token=a+b%26%E6%96%87");
    }

    @Test
    void redirects_are_not_followed() throws Exception {
        Envelope answer =
                caller(base())
                        .call(ApiRequest.post(Host.API, "/redirect", "x").with("a", "1"), "T");

        assertThat(answer.isRefusedAs(ErrorClass.NOT_UNDERSTOOD)).isTrue();
        assertThat(seen).hasSize(1);
    }

    @Test
    void a_server_that_is_not_there_cannot_have_seen_the_request() {
        server.stop(0);

        DriveException failure =
                catchThrowableOfType(
                        DriveException.class,
                        () -> caller(base()).call(ApiRequest.get(Host.API, "/x", "try it")));

        assertThat(failure).isInstanceOf(DriveException.Transient.class);
        assertThat(failure.code()).isEqualTo("not-sent");
        assertThat(failure).hasMessageStartingWith("could not try it: ");
    }

    @Test
    void addresses_that_are_none_are_refused() {
        assertThatThrownBy(() -> new Endpoints("proapi.115.com", base(), base()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Endpoints("https://a/?x=1", base(), base()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ApiCaller caller(String base) {
        return new ApiCaller(
                new OkHttpClient(), new Endpoints(base, base, base), "Caravan/1", new ManualTime());
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            seen.add(
                    exchange.getRequestMethod()
                            + " "
                            + exchange.getRequestURI()
                            + " "
                            + exchange.getRequestHeaders().getFirst("Authorization")
                            + " "
                            + exchange.getRequestHeaders().getFirst("User-Agent")
                            + " "
                            + body);
            if (exchange.getRequestURI().getPath().equals("/redirect")) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            byte[] json =
                    "{\"state\":true,\"code\":0,\"data\":{}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }
}
