package dev.caravan.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no sane client sends: each gets an answer, and nobody else is troubled. */
class HostileUseTest extends SimulatorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /open/folder/add HTTP/1.1\nHost: x\nContent-Length: abc\n\n",
                "POST /open/folder/add HTTP/1.1\nHost: x\nContent-Length: -5\n\n",
                "POST /open/folder/add HTTP/1.1\nHost: x\nConnection: close\nTransfer-Encoding: chunked\n\nZZ\n",
                "POST /open/folder/add HTTP/1.1\nHost: x\nConnection: close\nTransfer-Encoding: chunked\n\n-5\n"
            })
    void a_body_of_no_known_length_is_a_bad_request(String request) throws Exception {
        assertThat(raw(request)).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/open/ufile/files?%zz=1", "/open/ufile/files?cid=%", "/a%4"})
    void a_broken_percent_sign_is_taken_as_it_stands(String target) throws Exception {
        assertThat(raw("GET " + target + " HTTP/1.1\nHost: x\nConnection: close\n\n"))
                .contains("\"state\":false");
    }

    @Test
    void a_broken_percent_sign_in_a_form_is_part_of_the_name() throws Exception {
        HttpResponse<String> answer =
                send(
                        request("/open/folder/add")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                "file_name=100%zz%20%E4%B8%AD")));

        assertThat(json(answer).at("/data/file_name").asText()).isEqualTo("100%zz 中");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "\"x\"", "5"})
    void the_administration_takes_objects_only(String body) throws Exception {
        assertThat(admin("POST", "/tokens", body).path("error").asText()).isNotEmpty();
        assertThat(simulator.authorizations().check(tokens.accessToken()).user())
                .isEqualTo(Simulator.USER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"listing.limit-cap\":\"0\"}",
                "{\"listing.missing-rows\":\"-1\"}",
                "{\"auth.access-life\":\"-5s\"}",
                "{\"limits.per-second\":\"abc\"}",
                "{\"auth.refresh-gap\":\"99999999999999999d\"}",
                "{\"upload.sign-from\":\"9999999999TiB\"}"
            })
    void a_switch_has_no_position_that_makes_no_sense(String body) throws Exception {
        assertThat(admin("POST", "/switches", body).path("error").asText()).isNotEmpty();
    }

    @Test
    void the_count_of_a_listing_may_drift_downwards() throws Exception {
        set("listing.count-drift", "-1");

        assertThat(simulator.switches().text(dev.caravan.simulator.world.ListingSwitch.COUNT_DRIFT))
                .isEqualTo("-1");
    }

    @Test
    void switches_are_set_all_or_none() throws Exception {
        admin("POST", "/switches", "{\"listing.recursive\":\"false\",\"nope\":\"1\"}");

        assertThat(admin("GET", "/switches", "").at("/listing.recursive/value").asText())
                .isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"endpoint\":\"files\",\"action\":\"reply\",\"status\":99}",
                "{\"endpoint\":\"files\",\"action\":\"reply\",\"status\":\"abc\"}",
                "{\"endpoint\":\"files\",\"action\":\"delay\"}",
                "{\"endpoint\":\"files\",\"action\":\"slow\"}",
                "{\"endpoint\":\"files\",\"action\":\"delay\",\"time\":\"1s\",\"when\":\"later\"}",
                "{\"endpoint\":\"files\",\"action\":\"truncate\"}",
                "{\"endpoint\":\"files\",\"action\":\"truncate\",\"bytes\":-1}",
                "{\"endpoint\":\"files\",\"action\":\"edit\"}",
                "{\"endpoint\":\"files\",\"action\":\"effect\",\"effect\":\"nope\"}",
                "{\"endpoint\":\"files\",\"action\":\"throttle\",\"shape\":\"nope\"}",
                "{\"endpoint\":\"files\",\"action\":\"drop-before\",\"form\":3}",
                "{\"endpoint\":\"files\",\"action\":\"drop-before\",\"from\":\"x\"}",
                "{\"endpoint\":\"files\",\"action\":\"drop-before\",\"probability\":\"x\"}"
            })
    void a_fault_that_would_not_do_what_was_meant_is_refused(String rule) throws Exception {
        assertThat(admin("POST", "/faults", rule).path("error").asText())
                .isNotEmpty()
                .doesNotContain("dev.caravan");
        assertThat(admin("GET", "/faults", "")).isEmpty();
    }

    @Test
    void another_client_cannot_make_items_without_a_name_or_of_negative_size() throws Exception {
        for (String path : List.of("/", "/a/", "")) {
            assertThat(
                            admin("POST", "/drive/file", "{\"path\":\"" + path + "\"}")
                                    .path("error")
                                    .asText())
                    .as(path)
                    .isNotEmpty();
        }
        assertThat(admin("PUT", "/drive/content?path=/", "x").path("error").asText()).isNotEmpty();
        assertThat(
                        admin("POST", "/drive/fill", "{\"path\":\"/m\",\"files\":-1}")
                                .path("error")
                                .asText())
                .isNotEmpty();
        assertThat(
                        admin("POST", "/drive/fill", "{\"path\":\"/m\",\"files\":1,\"size\":-1}")
                                .path("error")
                                .asText())
                .isNotEmpty();
        assertThat(other.tree()).isEmpty();
    }

    @Test
    void what_a_browser_brings_along_does_not_end_the_header_that_sends_it_back() throws Exception {
        String page = "/open/authorize?response_type=code&client_id=" + Simulator.APP;

        HttpResponse<String> back =
                send(
                        request(
                                        page
                                                + "&redirect_uri=http%3A%2F%2Fx%2F"
                                                + "&state=a%20b%26c%0D%0AX-More%3A%201")
                                .GET());
        assertThat(back.headers().firstValue("X-More")).isEmpty();
        assertThat(back.headers().firstValue("Location").orElseThrow())
                .endsWith("&state=a+b%26c%0D%0AX-More%3A+1");

        HttpResponse<String> refused =
                send(request(page + "&redirect_uri=http%3A%2F%2Fx%0D%0AX-More%3A%201").GET());
        assertThat(json(refused).path("code").asInt()).isEqualTo(40140128);
    }
}
