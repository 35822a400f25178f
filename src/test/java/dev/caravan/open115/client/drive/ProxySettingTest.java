package dev.caravan.open115.client.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingTest {

    @Test
    void each_role_has_its_own() {
        try (HttpClients clients =
                HttpClients.with(new Proxies("", "http://127.0.0.1:3128", "socks5://localhost"))) {
            assertThat(clients.api().proxy()).isEqualTo(Proxy.NO_PROXY);
            assertThat(clients.storage().proxy().type()).isEqualTo(Proxy.Type.HTTP);
            assertThat(clients.download().proxy().type()).isEqualTo(Proxy.Type.SOCKS);
        }
    }

    @Test
    void a_proxy_that_asks_for_a_login_gets_it() throws Exception {
        List<String> logins = new ArrayList<>();
        HttpServer proxy =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext(
                "/",
                exchange -> {
                    String login = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
                    logins.add(String.valueOf(login));
                    exchange.sendResponseHeaders(login == null ? 407 : 204, -1);
                    exchange.close();
                });
        proxy.start();
        String address = "http://me:secret@127.0.0.1:" + proxy.getAddress().getPort();
        OkHttpClient client =
                ProxySetting.parse(address).applyTo(new OkHttpClient.Builder()).build();

        try (Response response =
                client.newCall(new Request.Builder().url("http://nowhere.localhost/").build())
                        .execute()) {
            assertThat(response.code()).isEqualTo(204);
        } finally {
            proxy.stop(0);
        }
        assertThat(logins).containsExactly("null", "Basic bWU6c2VjcmV0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host:8080", "ftp://host", "socks5://me:x@host", "http://", "::"})
    void anything_else_is_refused_without_showing_it(String address) {
        assertThatThrownBy(() -> new Proxies(address, "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("me:x");
    }
}
