package dev.caravan.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.alert.Alert;
import dev.caravan.alert.AlertEvent;
import dev.caravan.alert.Alerts;
import dev.caravan.alert.Channel;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.Language;
import dev.caravan.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every chat and push service: what it gets, and what its answers mean. */
class ServiceChannelsTest {

    private static final InstantSource TIME =
            InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000L));
    private static final AlertMessages TEXT = new AlertMessages(Language.ENGLISH, "Caravan");
    private static final String TITLE = "Caravan ❌ main: log in again";
    private static final String CAUSE = "Cause: the login is no longer valid (auth-required)";
    private static final String FOOT = "nas · 2026-11-22 02:41 · account.login-required";
    private static final String BODY = CAUSE + "\\n" + FOOT;
    private static final String MARKDOWN =
            "Cause: the login is no longer valid \\\\(auth\\\\-required\\\\)  \\n"
                    + "nas · 2026\\\\-11\\\\-22 02:41 · account.login\\\\-required";

    private StandIn service;

    @BeforeEach
    void start() throws Exception {
        service = new StandIn();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    /** A service: how to reach it, what it should get, its yes and its no. */
    record Service(
            String name,
            Function<StandIn, Channel> channel,
            String target,
            String body,
            String yes,
            String no,
            Delivery afterNo) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Service> services() {
        return Stream.of(
                new Service(
                        "wecom",
                        at -> new WecomChannel(web(), secret(at.url("/send?key=K")), TEXT),
                        "/send?key=K",
                        "{'msgtype':'text','text':{'content':'" + TITLE + "\\n" + BODY + "'}}",
                        "{'errcode':0,'errmsg':'ok'}",
                        "{'errcode':93000,'errmsg':'invalid webhook url'}",
                        Delivery.refused("127.0.0.1 answered errcode 93000")),
                new Service(
                        "dingtalk",
                        at ->
                                new DingtalkChannel(
                                        web(),
                                        secret(at.url("/robot/send?access_token=T")),
                                        Optional.of(secret("SEC0123456789abcdef")),
                                        TEXT,
                                        TIME),
                        "/robot/send?access_token=T&timestamp=1700000000000"
                                + "&sign=TSZbRFUuvaSQaRKUpF970OPCb2%2FLcQAP3wOvwZIzBZk%3D",
                        "{'msgtype':'text','text':{'content':'" + TITLE + "\\n" + BODY + "'}}",
                        "{'errcode':0,'errmsg':'ok'}",
                        "{'errcode':310000,'errmsg':'sign not match'}",
                        Delivery.refused("127.0.0.1 answered errcode 310000")),
                new Service(
                        "dingtalk without secret",
                        at ->
                                new DingtalkChannel(
                                        web(),
                                        secret(at.url("/robot/send?access_token=T")),
                                        Optional.empty(),
                                        TEXT,
                                        TIME),
                        "/robot/send?access_token=T",
                        "{'msgtype':'text','text':{'content':'" + TITLE + "\\n" + BODY + "'}}",
                        "{'errcode':0}",
                        "{'errcode':130101}",
                        Delivery.retry("127.0.0.1 answered errcode 130101")),
                new Service(
                        "feishu",
                        at ->
                                new FeishuChannel(
                                        web(),
                                        secret(at.url("/open-apis/bot/v2/hook/T")),
                                        Optional.of(secret("demo-secret")),
                                        TEXT,
                                        TIME),
                        "/open-apis/bot/v2/hook/T",
                        "{'timestamp':'1700000000',"
                                + "'sign':'mYHw2R2SOm8Rw/sne3lQdmz4sOfntKR+1P/8RKKTwmA=',"
                                + "'msg_type':'text','content':{'text':'"
                                + TITLE
                                + "\\n"
                                + BODY
                                + "'}}",
                        "{'code':0,'msg':'success'}",
                        "{'code':19021,'msg':'sign match fail'}",
                        Delivery.refused("127.0.0.1 answered code 19021")),
                new Service(
                        "feishu of the first generation",
                        at ->
                                new FeishuChannel(
                                        web(),
                                        secret(at.url("/hook/T")),
                                        Optional.empty(),
                                        TEXT,
                                        TIME),
                        "/hook/T",
                        "{'msg_type':'text','content':{'text':'" + TITLE + "\\n" + BODY + "'}}",
                        "{'StatusCode':0}",
                        "<html>",
                        Delivery.retry("127.0.0.1 answered without StatusCode")),
                new Service(
                        "serverchan turbo",
                        at ->
                                new ServerchanChannel(
                                        web(), secret("SCT1abc"), Optional.of(at.url("/")), TEXT),
                        "/SCT1abc.send",
                        "{'title':'" + TITLE + "','desp':'" + TITLE + "  \\n" + MARKDOWN + "'}",
                        "{'code':0,'message':''}",
                        "{'code':40001,'message':'bad key'}",
                        Delivery.refused("127.0.0.1 answered code 40001")),
                new Service(
                        "serverchan 3",
                        at ->
                                new ServerchanChannel(
                                        web(),
                                        secret("sctp115tabc"),
                                        Optional.of(at.url("/")),
                                        TEXT),
                        "/send/sctp115tabc.send",
                        "{'title':'"
                                + TITLE
                                + "','desp':'"
                                + TITLE
                                + "  \\n"
                                + MARKDOWN
                                + "','tags':'Caravan'}",
                        "{'code':0}",
                        "{'code':1}",
                        Delivery.refused("127.0.0.1 answered code 1")),
                new Service(
                        "bark",
                        at -> new BarkChannel(web(), at.url(""), secret("D"), TEXT),
                        "/push",
                        "{'device_key':'D','title':'"
                                + TITLE
                                + "','body':'"
                                + BODY
                                + "','group':'Caravan','level':'timeSensitive'}",
                        "{'code':200,'message':'success'}",
                        "{'code':400,'message':'failed'}",
                        Delivery.refused("127.0.0.1 answered code 400")),
                new Service(
                        "pushplus",
                        at -> new PushplusChannel(web(), at.url(""), secret("T"), TEXT),
                        "/send",
                        "{'token':'T','title':'"
                                + TITLE
                                + "','content':'"
                                + MARKDOWN
                                + "','template':'markdown'}",
                        "{'code':200,'msg':'ok'}",
                        "{'code':903,'msg':'bad token'}",
                        Delivery.refused("127.0.0.1 answered code 903")),
                new Service(
                        "telegram",
                        at -> new TelegramChannel(web(), at.url(""), secret("1:T"), "-100", TEXT),
                        "/bot1:T/sendMessage",
                        "{'chat_id':'-100','text':'<b>"
                                + TITLE
                                + "</b>\\n"
                                + BODY
                                + "','parse_mode':'HTML','disable_notification':false}",
                        "{'ok':true,'result':{}}",
                        "{'ok':false}",
                        Delivery.refused("127.0.0.1 did not say ok")),
                new Service(
                        "discord",
                        at -> new DiscordChannel(web(), secret(at.url("/api/webhooks/1/T")), TEXT),
                        "/api/webhooks/1/T?wait=true",
                        "{'username':'Caravan','embeds':[{'title':'"
                                + TITLE
                                + "','description':'"
                                + BODY
                                + "','color':15158332,'timestamp':'2026-11-21T18:41:07Z'}],"
                                + "'allowed_mentions':{'parse':[]}}",
                        "{'id':'1'}",
                        "",
                        Delivery.delivered()),
                new Service(
                        "slack",
                        at -> new SlackChannel(web(), secret(at.url("/services/T")), TEXT),
                        "/services/T",
                        "{'text':'"
                                + TITLE
                                + "','blocks':[{'type':'section','text':{'type':'mrkdwn','text':'"
                                + TITLE
                                + "\\n"
                                + BODY
                                + "'}}]}",
                        "ok",
                        "no_service",
                        Delivery.refused("127.0.0.1 did not say ok")),
                new Service(
                        "ntfy",
                        at ->
                                new NtfyChannel(
                                        web(),
                                        secret(at.url("/my-topic")),
                                        Optional.of(secret("tk_1")),
                                        TEXT),
                        "/",
                        "{'topic':'my-topic','title':'"
                                + TITLE
                                + "','message':'"
                                + BODY
                                + "','priority':4,'tags':['account.login-required']}",
                        "{'id':'1'}",
                        "",
                        Delivery.delivered()),
                new Service(
                        "gotify",
                        at ->
                                new GotifyChannel(
                                        web(), secret(at.url("/gotify/")), secret("A"), TEXT),
                        "/gotify/message",
                        "{'title':'" + TITLE + "','message':'" + BODY + "','priority':8}",
                        "{'id':7}",
                        "<html>",
                        Delivery.retry("127.0.0.1 answered without id")),
                new Service(
                        "apprise",
                        at -> new AppriseChannel(web(), secret(at.url("/notify/k")), TEXT),
                        "/notify/k",
                        "{'title':'" + TITLE + "','body':'" + BODY + "','type':'failure'}",
                        "",
                        "",
                        Delivery.delivered()));
    }

    @ParameterizedTest
    @MethodSource("services")
    void it_gets_what_it_understands(Service it) throws Exception {
        service.answering(200, it.yes.replace('\'', '"'));
        Alert alert = Alerts.about(AlertEvent.ACCOUNT_LOGIN_REQUIRED, "main: log in again");
        assertThat(it.channel.apply(service).deliver(alert)).isEqualTo(Delivery.delivered());
        StandIn.Received request = service.only();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo(it.target);
        JsonNode expected = new ObjectMapper().readTree(it.body.replace('\'', '"'));
        assertThat(request.json()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("services")
    void its_no_is_heard_in_spite_of_status_200(Service it) {
        service.answering(200, it.no.replace('\'', '"'));
        assertThat(it.channel.apply(service).deliver(Alerts.partial())).isEqualTo(it.afterNo);
    }

    @ParameterizedTest
    @MethodSource("services")
    void its_limits_hold_for_long_texts(Service it) {
        service.answering(200, it.yes.replace('\'', '"'));
        assertThat(it.channel.apply(service).deliver(Alerts.difficult()).isDelivered()).isTrue();
        String body = service.only().body();
        assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(32_500);
        JsonNode json = service.only().json();
        switch (it.name) {
            case "wecom" -> assertThat(bytes(json.at("/text/content"))).isLessThanOrEqualTo(2048);
            case "feishu" ->
                    assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
            case "serverchan turbo" -> {
                String title = json.path("title").asText();
                assertThat(title.codePointCount(0, title.length())).isEqualTo(32);
            }
            case "bark" -> assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4096);
            case "telegram" -> assertThat(json.path("text").asText().length()).isLessThan(8000);
            case "discord" -> {
                assertThat(json.at("/embeds/0/title").asText().length()).isLessThanOrEqualTo(256);
                assertThat(json.at("/embeds/0/description").asText().length())
                        .isLessThanOrEqualTo(4096);
            }
            case "slack" ->
                    assertThat(json.at("/blocks/0/text/text").asText().length())
                            .isLessThanOrEqualTo(3000);
            case "ntfy" -> assertThat(bytes(json.path("message"))).isLessThanOrEqualTo(4096);
            default -> assertThat(json.isObject()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_that_is_too_busy_is_given_the_time_it_asks_for(Service it) {
        service.answering(429, "{\"retry_after\":1.5,\"parameters\":{\"retry_after\":2}}");
        assertThat(it.channel.apply(service).deliver(Alerts.partial()))
                .isEqualTo(Delivery.retry("127.0.0.1 answered 429", Duration.ofSeconds(2)));
    }

    private static int bytes(JsonNode text) {
        return text.asText().getBytes(StandardCharsets.UTF_8).length;
    }

    private static Web web() {
        return new Web(TIME);
    }

    private static Secret secret(String value) {
        return new Secret(value);
    }
}
