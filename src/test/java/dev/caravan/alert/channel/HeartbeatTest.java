package dev.caravan.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.alert.Alerts;
import dev.caravan.alert.Delivery;
import dev.caravan.alert.PassEnd;
import dev.caravan.alert.PassEnd.Mark;
import dev.caravan.alert.PassStart;
import dev.caravan.alert.message.AlertMessages;
import dev.caravan.alert.message.Language;
import dev.caravan.secret.Secret;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private StandIn service;

    @BeforeEach
    void start() throws Exception {
        service = new StandIn().answering(200, "OK");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_check_hears_of_the_start_and_the_end_of_a_pass() {
        HealthchecksChannel check = check("/uuid");
        check.started(new PassStart("photos", "r1"));
        check.ended(end("photos", Mark.GOOD, ""));
        List<String> targets = targets();
        assertThat(targets.get(0)).matches("/uuid/start\\?rid=[0-9a-f-]{36}");
        assertThat(targets.get(1)).isEqualTo(targets.get(0).replace("/start", ""));
        assertThat(service.all().get(1).body()).isEqualTo("photos");
    }

    @Test
    void a_bad_pass_of_one_job_is_not_covered_by_a_good_one_of_another() {
        HealthchecksChannel check = check("/uuid/");
        check.ended(end("photos", Mark.BAD, "3 failed"));
        check.ended(end("docs", Mark.GOOD, ""));
        check.ended(end("photos", Mark.GOOD, ""));
        assertThat(targets())
                .extracting(target -> target.substring(0, target.indexOf('?')))
                .containsExactly("/uuid/fail", "/uuid/fail", "/uuid");
        assertThat(service.all().get(0).body()).isEqualTo("photos: 3 failed");
    }

    @Test
    void alerts_are_logged_with_the_check_and_do_not_change_it() {
        assertThat(check("/key/slug?create=1").deliver(Alerts.partial()))
                .isEqualTo(Delivery.delivered());
        assertThat(service.only().target()).isEqualTo("/key/slug/log?create=1");
        assertThat(service.only().body()).contains("3 of 812 files failed");
    }

    @Test
    void an_unknown_check_is_refused() {
        service.answering(404, "not found");
        assertThat(check("/uuid").ended(end("photos", Mark.GOOD, "")))
                .isEqualTo(Delivery.refused("127.0.0.1 answered 404"));
        service.answering(200, "OK (not found)");
        assertThat(check("/uuid").ended(end("photos", Mark.GOOD, "")))
                .isEqualTo(Delivery.refused("127.0.0.1 does not know the check"));
        service.answering(200, "OK (rate limited)");
        assertThat(check("/uuid").ended(end("photos", Mark.GOOD, "")))
                .isInstanceOf(Delivery.Retry.class);
    }

    @Test
    void a_push_monitor_goes_up_and_down_with_the_passes() {
        service.answering(200, "{\"ok\":true}");
        UptimeKumaChannel monitor =
                new UptimeKumaChannel(
                        new Web(InstantSource.system()),
                        new Secret(service.url("/api/push/T?status=up&msg=OK&ping=")));
        assertThat(monitor.started(new PassStart("photos", "r1"))).isEqualTo(Delivery.delivered());
        monitor.ended(end("photos", Mark.BAD, "3 failed"));
        monitor.deliver(Alerts.loginRequired());
        monitor.ended(end("photos", Mark.GOOD, ""));
        assertThat(targets())
                .containsExactly(
                        "/api/push/T?status=down&msg=photos%3A%203%20failed&ping=667000",
                        "/api/push/T?status=down&msg=main%3A%20log%20in%20again",
                        "/api/push/T?status=up&msg=photos%3A%20OK&ping=667000");
        service.answering(200, "{\"ok\":false}");
        assertThat(monitor.ended(end("photos", Mark.GOOD, "")))
                .isEqualTo(Delivery.refused("127.0.0.1 did not say ok"));
    }

    private HealthchecksChannel check(String path) {
        return new HealthchecksChannel(
                new Web(InstantSource.system()),
                new Secret(service.url(path)),
                new AlertMessages(Language.ENGLISH, "Caravan"));
    }

    private List<String> targets() {
        return service.all().stream().map(StandIn.Received::target).toList();
    }

    private static PassEnd end(String job, Mark mark, String message) {
        return new PassEnd(job, "r1", mark, message, Alerts.partial().summary(), Optional.empty());
    }
}
