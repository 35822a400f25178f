package dev.caravan.open115.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'state':true,'code':0,'message':'','data':{}}",
                "{'state':1,'code':0,'data':{}}",
                "{'state':'1','code':'0','data':[]}",
                "{'state':'true','data':{}}",
                "  {'state':true,'message':'ok','data':{}}",
                "{'state':true,'code':200,'message':'ok','data':{}}",
                "{'state':1,'code':0,'message':'','data':{},'error':'','errno':0}"
            })
    void good_answers_in_every_type(String body) {
        assertThat(read(200, body).isGood()).isTrue();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                of(200, "{'state':false,'code':40140125,'message':'x'}", "RENEW_TOKEN", "40140125"),
                of(200, "{'state':false,'code':'20004','message':'x'}", "EXISTS", "20004"),
                of(200, "{'state':true,'code':20009,'message':'x'}", "GONE", "20009"),
                of(200, "{'state':false,'code':200,'message':'x'}", "UNKNOWN", "200"),
                of(200, "{'state':0,'errno':40140120,'error':'e'}", "SIGNED_OUT", "40140120"),
                of(
                        200,
                        "{'state':false,'code':'已达到当前访问上限，请稍后再试','message':770004,'data':[]}",
                        "SLOW_DOWN",
                        "770004"),
                of(200, "{'state':false,'code':-1,'message':'访问过于频繁'}", "SLOW_DOWN", "-1"),
                of(200, "{'state':false,'code':999,'message':'已达到当前访问上限'}", "SLOW_DOWN", "999"),
                of(200, "{'state':false,'code':0,'message':'','data':[]}", "SLOW_DOWN", "0"),
                of(
                        200,
                        "{'state':false,'code':40140117,'message':'刷新太频繁'}",
                        "REFRESH_LATER",
                        "40140117"),
                of(200, "{'state':false,'code':990009,'message':'操作频繁'}", "BUSY", "990009"),
                of(200, "{'state':false,'code':911,'message':'验证'}", "VERIFY_ACCOUNT", "911"),
                of(200, "{'state':false,'code':777,'message':'空间不足'}", "FULL", "777"),
                of(200, "{'state':false,'code':10002,'message':'文件大小超出限制'}", "TOO_LARGE", "10002"),
                of(200, "{'state':false,'code':4711,'message':'?'}", "UNKNOWN", "4711"),
                of(200, "{'data':[]}", "NOT_UNDERSTOOD", "no state"),
                of(200, "<html>login</html>", "NOT_UNDERSTOOD", "HTTP 200"),
                of(200, "", "NOT_UNDERSTOOD", "HTTP 200"),
                of(200, "[]", "NOT_UNDERSTOOD", "HTTP 200"),
                of(200, "{'state':tr", "NOT_UNDERSTOOD", "HTTP 200"),
                of(302, "", "NOT_UNDERSTOOD", "HTTP 302"),
                of(401, "", "RENEW_TOKEN", "HTTP 401"),
                of(403, "<html>", "WALL", "HTTP 403"),
                of(404, "<html>nginx", "INVALID", "HTTP 404"),
                of(404, "{'state':false,'code':980006,'message':'x'}", "INVALID", "980006"),
                of(405, "<!doctype html>errors.aliyun.com", "WALL", "HTTP 405"),
                of(406, "", "SLOW_DOWN", "HTTP 406"),
                of(418, "<html>", "WALL", "HTTP 418"),
                of(429, "{'state':false}", "SLOW_DOWN", "HTTP 429"),
                of(500, "oops", "TRANSIENT", "HTTP 500"),
                of(502, "{'state':true,'code':0}", "TRANSIENT", "HTTP 502"),
                of(503, "{'state':false,'code':4711,'message':'x'}", "TRANSIENT", "4711"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusals_in_every_shape(int status, String body, String kind, String code) {
        Refusal refusal = read(status, body).refusal().orElseThrow();

        assertThat(refusal.kind()).isEqualTo(ErrorClass.valueOf(kind));
        assertThat(refusal.code()).isEqualTo(code);
    }

    @Test
    void the_next_try_is_read_from_the_headers() {
        assertThat(retryAt("Retry-After", "120")).isEqualTo(NOW.plusSeconds(120));
        assertThat(retryAt("Retry-After", "Thu, 01 Jan 2026 00:03:00 GMT"))
                .isEqualTo(NOW.plusSeconds(180));
        assertThat(retryAt("X-RateLimit-Reset", "60")).isEqualTo(NOW.plusSeconds(65));
        assertThat(retryAt("X-RateLimit-Reset", "1767225700"))
                .isEqualTo(Instant.ofEpochSecond(1767225705));
    }

    @Test
    void what_115_says_is_shown_without_secrets_on_one_line() {
        String token = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
        Refusal refusal =
                read(200, "{'state':false,'code':1,'message':'bad\\n token " + token + "'}")
                        .refusal()
                        .orElseThrow();

        assertThat(refusal.text()).isEqualTo("bad token …");
    }

    @Test
    void data_may_be_an_object_or_the_only_element_of_a_list() {
        assertThat(read(200, "{'state':true,'data':{'a':'1'}}").data().orElseThrow().number("a"))
                .hasValue(1);
        assertThat(read(200, "{'state':true,'data':[{'a':1}]}").data().orElseThrow().text("a"))
                .isEqualTo("1");
        assertThat(read(200, "{'state':true,'data':[]}").data()).isEmpty();
    }

    @Test
    void numbers_keep_all_their_digits() {
        Fields body =
                read(200, "{'state':true,'id':3085000000000000001,'f':1.5e3,'t':'12','x':'y'}")
                        .body();

        assertThat(body.text("id")).isEqualTo("3085000000000000001");
        assertThat(body.number("f")).hasValue(1500);
        assertThat(body.number("t")).hasValue(12);
        assertThat(body.number("x")).isEmpty();
    }

    private static Instant retryAt(String header, String value) {
        return AnswerReader.read(429, Headers.of(header, value), "{}", NOW)
                .refusal()
                .orElseThrow()
                .retryAt()
                .orElseThrow();
    }

    private static Envelope read(int status, String body) {
        return AnswerReader.read(status, Headers.of(), body.replace('\'', '"'), NOW);
    }

    private static Arguments of(int status, String body, String kind, String code) {
        return Arguments.of(status, body, kind, code);
    }
}
