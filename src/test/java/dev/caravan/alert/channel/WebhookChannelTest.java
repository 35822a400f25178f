package dev.caravan.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.alert.Alert;
import dev.caravan.alert.AlertJson;
import dev.caravan.alert.Alerts;
import dev.caravan.alert.Delivery;
import dev.caravan.secret.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookChannelTest {

    private static final InstantSource TIME =
            InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000L));
    private static final String KEY = "/hook?key=SECRET";

    private StandIn service;

    @BeforeEach
    void start() throws Exception {
        service = new StandIn();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void the_payload_is_posted_and_signed() {
        Alert alert = Alerts.difficult();
        assertThat(channel().deliver(alert)).isEqualTo(Delivery.delivered());
        StandIn.Received request = service.only();
        assertThat(request.method() + " " + request.target()).isEqualTo("POST " + KEY);
        assertThat(request.body()).isEqualTo(AlertJson.write(alert));
        assertThat(request.headers().getFirst("Content-Type"))
                .isEqualTo("application/json; charset=utf-8");
        assertThat(request.headers().getFirst("X-Caravan-Signature"))
                .isEqualTo(
                        "t=1700000000,v1="
                                + Signature.ofWebhook("s3cret", 1_700_000_000L, request.body()));
        assertThat(request.headers().getFirst("X-Caravan-Id")).isEqualTo(alert.id());
        assertThat(request.headers().getFirst("Idempotency-Key")).isEqualTo(alert.id());
        assertThat(request.headers().getFirst("X-Team")).isEqualTo("nas");
    }

    @Test
    void without_a_secret_there_is_no_signature() {
        WebhookChannel channel =
                new WebhookChannel(
                        new Web(TIME),
                        new Secret(service.url(KEY)),
                        Optional.empty(),
                        Map.of(),
                        TIME);
        assertThat(channel.deliver(Alerts.partial()).isDelivered()).isTrue();
        assertThat(service.only().headers().containsKey("X-Caravan-Signature")).isFalse();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(204, "", Delivery.delivered()),
                Arguments.of(500, "", Delivery.retry("127.0.0.1 answered 500")),
                Arguments.of(
                        503,
                        "Retry-After: 120",
                        Delivery.retry("127.0.0.1 answered 503", Duration.ofMinutes(2))),
                Arguments.of(
                        429,
                        "Retry-After: Tue, 14 Nov 2023 22:14:20 GMT",
                        Delivery.retry("127.0.0.1 answered 429", Duration.ofMinutes(1))),
                Arguments.of(429, "", Delivery.retry("127.0.0.1 answered 429")),
                Arguments.of(404, "", Delivery.refused("127.0.0.1 answered 404")),
                Arguments.of(
                        307,
                        "Location: http://127.0.0.1:1/elsewhere",
                        Delivery.refused(
                                "127.0.0.1 answered 307, a redirect; it is not followed")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void the_status_decides(int status, String header, Delivery expected) {
        service.answering(status, "").with(header);
        assertThat(channel().deliver(Alerts.partial())).isEqualTo(expected);
        assertThat(service.all()).hasSize(1);
    }

    @Test
    void a_receiver_that_is_down_is_tried_again_and_no_key_is_shown() {
        WebhookChannel channel = channel();
        service.close();
        assertThat(channel.deliver(Alerts.partial()))
                .isEqualTo(Delivery.retry("could not reach 127.0.0.1: ConnectException"));
    }

    @Test
    void a_proxy_is_used_where_there_is_one() {
        String address = service.url("");
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port));
        WebhookChannel channel =
                new WebhookChannel(
                        new Web(TIME, proxy, Authenticator.NONE),
                        new Secret("http://hook.invalid/x"),
                        Optional.empty(),
                        Map.of(),
                        TIME);
        assertThat(channel.deliver(Alerts.partial()).isDelivered()).isTrue();
        assertThat(service.only().target()).isEqualTo("http://hook.invalid/x");
    }

    private WebhookChannel channel() {
        return new WebhookChannel(
                new Web(TIME),
                new Secret(service.url(KEY)),
                Optional.of(new Secret("s3cret")),
                Map.of("X-Team", new Secret("nas")),
                TIME);
    }
}
