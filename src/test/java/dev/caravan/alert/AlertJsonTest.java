package dev.caravan.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.cause.Cause;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlertJsonTest {

    @Test
    void the_payload_is_that_of_the_contract() throws Exception {
        String expected =
                """
                {"v":1,"id":"01J0000000000000000000000A","event":"job.partial","cause":"rate-limit",
                 "severity":"error","time":"2026-11-22T02:41:07+08:00",
                 "host":"nas","job":"photos","run":"2026-11-22T02:30",
                 "title":"photos: 3 of 812 files failed",
                 "summary":{"seen":48211,"new":812,"rapid":640,"uploaded":169,"skipped":47399,
                            "failed":3,"bytes":91234567890,"seconds":667},
                 "failures":[{"path":"2026/a.mp4","size":7340032,"cause":"rate-limit",
                              "code":"770004","message":"too many calls","attempts":5,
                              "next":"2026-11-22T03:41:00+08:00"}],
                 "action":"caravan failures photos","next_run":"2026-11-23T02:30:00+08:00"}
                """;
        String written = AlertJson.write(Alerts.partial());
        ObjectMapper mapper = new ObjectMapper();
        assertThat(written).isEqualTo(mapper.readTree(expected).toString());
    }

    @Test
    void what_is_absent_is_left_out() {
        assertThat(AlertJson.write(Alerts.loginRequired()))
                .isEqualTo(
                        "{\"v\":1,\"id\":\"01J0000000000000000000000B\","
                                + "\"event\":\"account.login-required\",\"cause\":\"auth-required\","
                                + "\"severity\":\"error\",\"time\":\"2026-11-22T02:41:07+08:00\","
                                + "\"host\":\"nas\",\"account\":\"main\","
                                + "\"title\":\"main: log in again\",\"failures\":[]}");
    }

    @Test
    void what_was_written_is_read_back() {
        assertThat(AlertJson.read(AlertJson.write(Alerts.partial()))).isEqualTo(Alerts.partial());
        assertThat(AlertJson.read(AlertJson.write(Alerts.loginRequired())))
                .isEqualTo(Alerts.loginRequired());
        assertThat(AlertJson.read(AlertJson.write(Alerts.difficult())))
                .isEqualTo(Alerts.difficult());
    }

    @Test
    void no_query_string_and_no_user_of_a_url_gets_into_an_alert() {
        FailedItem item =
                new FailedItem(
                        "a",
                        1,
                        Cause.NETWORK,
                        "",
                        "PUT https://bucket.example.com/key?OSSAccessKeyId=SECRET&x=1 failed;\n"
                                + "via http://me:SECRET@127.0.0.1:7890",
                        1,
                        Optional.empty());
        assertThat(item.message())
                .isEqualTo("PUT https://bucket.example.com/key failed; via http://127.0.0.1:7890");
        assertThat(Alerts.about(AlertEvent.JOB_FAILED, "x: https://a.example/b?t=SECRET").title())
                .isEqualTo("x: https://a.example/b");
    }

    @Test
    void at_most_twenty_failures_travel() {
        Alert alert = Alerts.difficult();
        assertThat(alert.failures()).hasSize(20);
        assertThat(
                        new Alert(
                                        alert.id(),
                                        alert.event(),
                                        alert.cause(),
                                        alert.severity(),
                                        alert.time(),
                                        alert.host(),
                                        alert.subject(),
                                        alert.run(),
                                        "t",
                                        alert.summary(),
                                        Collections.nCopies(1000, alert.failures().get(0)),
                                        alert.action(),
                                        alert.nextRun())
                                .failures())
                .hasSize(20);
    }

    @Test
    void ids_sort_by_time() {
        AlertIds ids = new AlertIds(new Random(115));
        String first = ids.next(Instant.parse("2026-11-22T00:00:00Z"));
        String second = ids.next(Instant.parse("2026-11-22T00:00:00.001Z"));
        assertThat(first).matches("[0-9A-HJKMNP-TV-Z]{26}").isLessThan(second);
        assertThat(ids.next(Instant.ofEpochMilli(1469918176385L))).startsWith("01ARYZ6S41");
    }

    @Test
    void the_words_of_the_configuration_name_events() {
        assertThat(AlertEvent.named("recovered"))
                .containsExactly(AlertEvent.JOB_RECOVERED, AlertEvent.ACCOUNT_RECOVERED);
        assertThat(AlertEvent.named("login-required"))
                .containsExactly(AlertEvent.ACCOUNT_LOGIN_REQUIRED);
        assertThat(AlertEvent.DEFAULTS)
                .doesNotContain(AlertEvent.JOB_SUCCESS, AlertEvent.DIGEST)
                .contains(AlertEvent.JOB_PARTIAL, AlertEvent.ACCOUNT_RECOVERED);
    }
}
