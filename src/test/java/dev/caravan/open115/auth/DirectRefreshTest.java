package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.open115.client.ApiCaller;
import dev.caravan.open115.client.Endpoints;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectRefreshTest {

    private LoopbackHost host;

    @BeforeEach
    void a_passport() throws Exception {
        host = new LoopbackHost();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void sends_the_refresh_token_alone_and_reads_the_pair() {
        host.then(
                200,
                "{\"state\":1,\"code\":0,\"data\":{\"access_token\":\"access-2\","
                        + "\"refresh_token\":\"refresh-2\",\"expires_in\":3600}}");
        assertThat(ask())
                .isEqualTo(
                        new RefreshAnswer.Renewed(
                                new IssuedTokens(
                                        "access-2",
                                        Optional.of("refresh-2"),
                                        Duration.ofHours(1))));
        assertThat(host.asked())
                .containsExactly(
                        new LoopbackHost.Asked(
                                "POST",
                                "/open/refreshToken",
                                Map.of("refresh_token", "refresh-1"),
                                "Caravan/1"));
    }

    @Test
    void a_pair_without_a_life_or_a_refresh_token_is_still_a_pair() {
        host.then(200, "{\"state\":1,\"code\":0,\"data\":{\"access_token\":\"access-2\"}}");
        assertThat(ask())
                .isEqualTo(
                        new RefreshAnswer.Renewed(
                                new IssuedTokens(
                                        "access-2", Optional.empty(), Duration.ofHours(2))));
    }

    @ParameterizedTest
    @CsvSource({
        "40140114, DEAD",
        "40140115, DEAD",
        "40140116, DEAD",
        "40140119, DEAD",
        "40140120, DEAD",
        "40140122, DEAD",
        "40140137, DEAD",
        "40101017, DEAD",
        "40140117, TOO_SOON",
        "40140121, AGAIN",
        "40110000, AGAIN",
        "40140106, APP",
        "40140107, APP",
        "40140108, APP",
        "40140109, APP",
        "40140110, APP",
        "40140118, APP",
        "40140100, APP",
        "770004, THROTTLED",
        "40149999, UNKNOWN"
    })
    void each_code_has_its_verdict(String code, RefreshVerdict verdict) {
        host.then(
                200,
                "{\"state\":0,\"code\":"
                        + code
                        + ",\"message\":\"refresh token error\",\"data\":{},\"error\":\"\","
                        + "\"errno\":"
                        + code
                        + "}");
        assertThat(verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_server_error_is_tried_again(int status) {
        host.then(status, "<html>bad gateway</html>");
        assertThat(verdict()).isEqualTo(RefreshVerdict.AGAIN);
    }

    @Test
    void a_page_instead_of_an_answer_leaves_it_open_whether_the_pair_was_replaced() {
        host.then(200, "<html>log in to this network</html>");
        assertThat(verdict()).isEqualTo(RefreshVerdict.UNREADABLE);
    }

    @Test
    void a_good_answer_without_tokens_is_lost() {
        host.then(200, "{\"state\":1,\"code\":0,\"data\":{\"access_token\":\"\"}}");
        assertThat(ask()).isInstanceOf(RefreshAnswer.Lost.class);
    }

    @Test
    void a_broken_connection_is_a_lost_answer_and_nothing_is_sent_again() {
        host.thenHangUp();
        assertThat(ask()).isInstanceOf(RefreshAnswer.Lost.class);
        assertThat(host.asked()).hasSize(1);
    }

    @Test
    void a_host_that_is_not_there_was_never_asked() {
        host.vanish();
        assertThat(ask()).isInstanceOf(RefreshAnswer.Unreached.class);
    }

    private RefreshVerdict verdict() {
        return RefreshVerdict.of(((RefreshAnswer.Rejected) ask()).refusal());
    }

    private RefreshAnswer ask() {
        String address = host.address();
        ApiCaller caller =
                new ApiCaller(
                        new OkHttpClient(),
                        new Endpoints(address, address, address),
                        "Caravan/1",
                        new ManualTime());
        return new DirectRefresh(new Passport(caller)).ask("refresh-1");
    }
}
