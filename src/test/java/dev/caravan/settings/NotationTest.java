package dev.caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.secret.Secret;
import dev.caravan.settings.document.NotationException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "0s, PT0S",
        "30s, PT30S",
        "15m, PT15M",
        "6h, PT6H",
        "7d, PT168H",
        "2w, PT336H",
        "1h30m, PT1H30M",
        "1d12h, PT36H"
    })
    void a_duration_is_a_number_with_a_unit(String text, Duration expected) throws Exception {
        assertThat(DurationNotation.ANY.read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 1000",
        "7B, 7",
        "500KB, 500000",
        "1kB, 1000",
        "20MB, 20000000",
        "4GiB, 4294967296",
        "1.5KiB, 1536",
        "2 TB, 2000000000000",
        "1G, 1000000000"
    })
    void a_size_counts_thousands_or_powers_of_1024(String text, long expected) throws Exception {
        assertThat(ByteSize.read(text)).isEqualTo(new ByteSize(expected));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4MB/s, 4000000", "512KiB/s, 524288"})
    void a_rate_is_a_size_per_second(String text, long expected) throws Exception {
        assertThat(Rate.read(text)).isEqualTo(new Rate(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4MB", "4Mb/s", "4", "-1B/s", "/s"})
    void anything_else_is_no_rate(String text) {
        assertThatThrownBy(() -> Rate.read(text)).isInstanceOf(NotationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "01:00-07:00, 01:00, true", "01:00-07:00, 06:59:59, true", "01:00-07:00, 07:00, false",
        "01:00-07:00, 00:59, false", "22:00-06:00, 23:00, true", "22:00-06:00, 05:59, true",
        "22:00-06:00, 06:00, false", "22:00-06:00, 12:00, false", "20:00-24:00, 23:59, true",
        "20:00-24:00, 00:00, false"
    })
    void a_window_may_go_over_midnight(String text, LocalTime time, boolean inside)
            throws Exception {
        assertThat(TimeWindow.read(text).contains(time)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "smtps://u@h, h, 465, u, TLS",
        "smtps://h:4650/, h, 4650, , TLS",
        "smtp://u@h, h, 587, u, WHEN_OFFERED",
        "smtp://h, h, 25, , WHEN_OFFERED",
        "smtp://a%40b.c@h:26, h, 26, a@b.c, WHEN_OFFERED",
        "smtp://a@b.c@h:26, h, 26, a@b.c, WHEN_OFFERED",
        "smtp://a+b@h, h, 587, a+b, WHEN_OFFERED",
        "smtp://[::1]:25, ::1, 25, , WHEN_OFFERED"
    })
    void a_mail_server_is_a_url(
            String text, String host, int port, String user, SmtpServer.Encryption encryption)
            throws Exception {
        assertThat(SmtpServer.read(text))
                .isEqualTo(new SmtpServer(host, port, Optional.ofNullable(user), encryption));
    }

    @Test
    void a_proxy_may_have_a_login() throws Exception {
        assertThat(ProxyAddress.read("socks5://user:p%40ss@[::1]:1080"))
                .isEqualTo(
                        new ProxyAddress(
                                ProxyAddress.Kind.SOCKS5,
                                "::1",
                                1080,
                                Optional.of("user"),
                                Optional.of(new Secret("p@ss"))));
        assertThat(ProxyAddress.read("http://h:1").toString()).doesNotContain("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a_b:80/x?y=z", "https://h", "http://[::1]:80", "http://u:p@h/"})
    void a_url_may_have_any_host_that_works(String text) throws Exception {
        assertThat(HttpUrl.read(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///x", "http://:80", "ftp://h", "http://h:x", "h", "http://a b"})
    void a_url_needs_a_host(String text) {
        assertThatThrownBy(() -> HttpUrl.read(text)).isInstanceOf(NotationException.class);
    }

    @Test
    void crons_that_fire_are_taken_and_others_are_not() throws Exception {
        CronNotation crons = new CronNotation(Configuration.ZONE, Configuration.NOW);

        for (String cron :
                List.of(
                        "0 30 2 * * ?",
                        "0 0/15 * * * ?",
                        "0 0 2 ? * MON-FRI",
                        "0 0 2 L * ?",
                        "0 0 0 29 2 ?",
                        "0 0 2 * * ? 2098-2099")) {
            assertThat(crons.read(cron)).isEqualTo(new Schedule.Cron(cron));
        }
        for (String cron :
                List.of("@daily", "x", "0 0 2 * * ? 2025", "0 0 2 31 4 ?", "0 99 2 * * ?")) {
            assertThatThrownBy(() -> crons.read(cron))
                    .as(cron)
                    .isInstanceOf(NotationException.class);
        }
    }
}
