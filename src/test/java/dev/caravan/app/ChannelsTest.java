package dev.caravan.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravan.alert.outbox.OpenDelivery;
import dev.caravan.settings.ChannelSettings;
import dev.caravan.settings.MessengerChannel;
import dev.caravan.state.PassResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of channel that a configuration may name is told of a pass. */
class ChannelsTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer services;
    private GreenMail mail;
    private House house;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        services = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        services.createContext("/", this::answer);
        services.start();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        house = new House(folder);
    }

    @AfterEach
    void stop() throws IOException {
        house.close();
        mail.stop();
        services.stop(0);
    }

    @Test
    void every_kind_of_channel_hears_of_a_pass() throws Exception {
        Map<String, String> keys = keys();
        StringBuilder yaml = new StringBuilder("alerts:\n  events: [success]\n  channels:\n");
        keys.forEach((type, own) -> yaml.append("    - { type: " + type + ", " + own + " }\n"));
        house.alerts(yaml.toString()).write("a.txt", "a");
        assertThat(house.settings().alerts().channels())
                .extracting(ChannelSettings::name)
                .as("none is left out")
                .containsAll(
                        Arrays.stream(MessengerChannel.Service.values())
                                .map(MessengerChannel.Service::word)
                                .toList());

        assertThat(house.pass().result()).isEqualTo(PassResult.OK);
        house.program().deliverAlerts();

        assertThat(house.program().alertDesk().undelivered())
                .extracting(OpenDelivery::channel, OpenDelivery::lastError)
                .isEmpty();
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(asked)
                .contains(
                        "POST /healthchecks/start",
                        "POST /healthchecks",
                        "GET /uptime-kuma",
                        "POST /hook");
        for (String type : keys.keySet()) {
            if (!type.equals("email") && !type.equals("webhook")) {
                assertThat(asked).as(type).anyMatch(line -> line.contains(" /" + type));
            }
        }
    }

    private Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>();
        int port = mail.getSmtp().getPort();
        keys.put(
                "email",
                "smtp: 'smtp://127.0.0.1:" + port + "', from: a@example.com, to: [b@example.com]");
        keys.put("webhook", url("hook"));
        keys.put("telegram", url("telegram") + ", token: secret, chat: '1'");
        keys.put("ntfy", url("ntfy"));
        List.of("wecom", "dingtalk", "feishu", "discord", "slack", "apprise")
                .forEach(type -> keys.put(type, url(type)));
        List.of("healthchecks", "uptime-kuma").forEach(type -> keys.put(type, url(type)));
        List.of("serverchan", "bark", "pushplus", "gotify")
                .forEach(type -> keys.put(type, url(type) + ", token: secret"));
        return keys;
    }

    private String url(String path) {
        return "url: 'http://127.0.0.1:" + services.getAddress().getPort() + "/" + path + "'";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            // ntfy posts to the root and names its topic inside.
            boolean ntfy = new String(body, StandardCharsets.UTF_8).contains("\"topic\":\"ntfy\"");
            asked.add(exchange.getRequestMethod() + " " + (ntfy ? "/ntfy" : path));
            byte[] answer = success(path).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** Each service has a way of its own to say yes. */
    private static String success(String path) {
        if (path.startsWith("/slack")) {
            return "ok";
        }
        int code = path.startsWith("/bark") || path.startsWith("/pushplus") ? 200 : 0;
        return "{\"errcode\":0,\"code\":%d,\"ok\":true,\"id\":1}".formatted(code);
    }
}
