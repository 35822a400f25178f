package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayRefreshTest {

    private static final String TOKEN = "115-refresh+token/=";

    private LoopbackHost host;
    private RelayRefresh relay;

    @BeforeEach
    void a_relay() throws Exception {
        host = new LoopbackHost();
        relay = relay(host.address());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void asks_as_openlist_does_and_takes_the_pair_for_the_usual_life() {
        host.then(200, "{\"refresh_token\":\"refresh-2\",\"access_token\":\"access-2\"}");
        assertThat(relay.ask(TOKEN))
                .isEqualTo(
                        new RefreshAnswer.Renewed(
                                new IssuedTokens(
                                        "access-2",
                                        Optional.of("refresh-2"),
                                        Duration.ofSeconds(7200))));
        assertThat(host.asked())
                .containsExactly(
                        new LoopbackHost.Asked(
                                "GET",
                                "/115cloud/renewapi",
                                Map.of("refresh_ui", TOKEN),
                                "Caravan/1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"refresh token error\"} | refused with 'refresh token error'",
                "{\"text\":\"缺少刷新令牌\"}         | 缺少刷新令牌",
                "{\"text\":{}}                     | refused and does not pass on",
                "{}                                | refused and does not pass on"
            })
    void a_refusal_without_a_code_is_vague(String body, String message) {
        host.then(500, body);
        assertThat(relay.ask(TOKEN))
                .isInstanceOfSatisfying(
                        RefreshAnswer.Vague.class,
                        vague -> assertThat(vague.message()).contains(message));
    }

    @Test
    void a_refusal_that_holds_a_code_is_judged_by_it() {
        host.then(500, "{\"text\":\"refresh failed: 40140116, no auth\"}");
        assertThat(relay.ask(TOKEN))
                .isInstanceOfSatisfying(
                        RefreshAnswer.Rejected.class,
                        it ->
                                assertThat(RefreshVerdict.of(it.refusal()))
                                        .isEqualTo(RefreshVerdict.DEAD));
    }

    @Test
    void a_text_that_repeats_the_token_is_not_passed_on() {
        host.then(500, "{\"text\":\"bad token " + TOKEN + "\"}");
        assertThat(relay.ask(TOKEN).toString()).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 404, 429, 302, 403})
    void any_other_status_is_the_trouble_of_the_relay(int status) {
        host.then(status, "{\"text\":\"busy\"}");
        assertThat(relay.ask(TOKEN)).isInstanceOf(RefreshAnswer.ServerFailed.class);
    }

    @Test
    void a_page_with_status_500_is_the_trouble_of_the_relay() {
        host.then(500, "<html>error</html>");
        assertThat(relay.ask(TOKEN)).isInstanceOf(RefreshAnswer.ServerFailed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>log in to this network</html>", "{}", "[]", ""})
    void a_good_status_without_a_pair_is_a_lost_answer(String body) {
        host.then(200, body);
        assertThat(relay.ask(TOKEN)).isInstanceOf(RefreshAnswer.Lost.class);
    }

    @Test
    void a_broken_connection_is_a_lost_answer_and_nothing_is_sent_again() {
        host.thenHangUp();
        assertThat(relay.ask(TOKEN)).isInstanceOf(RefreshAnswer.Lost.class);
        assertThat(host.asked()).hasSize(1);
    }

    @Test
    void a_relay_that_is_not_there_was_never_asked() {
        String address = host.address();
        host.vanish();
        RefreshAnswer answer = relay(address).ask(TOKEN);
        assertThat(answer).isInstanceOf(RefreshAnswer.Unreached.class);
        assertThat(((RefreshAnswer.Unreached) answer).message()).doesNotContain(TOKEN);
    }

    private static RelayRefresh relay(String address) {
        HttpUrl url = HttpUrl.get(address + "/115cloud/renewapi");
        return new RelayRefresh(new OkHttpClient(), url, "Caravan/1");
    }
}
