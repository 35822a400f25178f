package dev.caravan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** INV-7: what is not well is never shown as ready. */
class HealthTest {

    private final SampleDesk desk = SampleDesk.well();

    @Test
    void a_daemon_that_has_everything_in_step_is_ready() {
        assertThat(troubles()).isEmpty();
        desk.job("photos", "warnings", "duplicate-name", SampleDesk.pass(1, "warnings", 0, 0, 0));
        assertThat(troubles()).isEmpty();
    }

    @Test
    void partial_held_waiting_and_failed_are_not_ready() {
        for (String state : List.of("partial", "held", "waiting", "failed")) {
            desk.job("photos", state, "internal", SampleDesk.pass(1, state, 0, 0, 0));
            assertThat(troubles()).containsExactly("job photos: " + state);
        }
    }

    @Test
    void a_job_that_runs_again_is_what_its_last_pass_left() {
        desk.job("photos", "running", "permission", SampleDesk.pass(1, "partial", 0, 0, 1));
        assertThat(troubles()).containsExactly("job photos: partial");
        desk.job("photos", "running", null, SampleDesk.pass(2, "ok", 0, 0, 0));
        assertThat(troubles()).isEmpty();
        desk.job("photos", "running", null, null);
        assertThat(troubles()).isEmpty();
    }

    @Test
    void an_account_that_cannot_be_used_is_not_ready() {
        for (String state : List.of("login-required", "throttled", "app-problem")) {
            desk.account("main", state, null, 0);
            assertThat(troubles()).containsExactly("account main: " + state);
        }
    }

    @Test
    void a_job_that_should_have_succeeded_by_now_is_missed() {
        assertThat(Health.troubles(desk.status(), expecting(3600L)))
                .containsExactly("job photos: missed");
        assertThat(Health.troubles(desk.status(), expecting(7L * 86_400))).isEmpty();
    }

    @Test
    void a_job_that_never_succeeded_is_missed_when_the_daemon_has_run_long_enough() {
        desk.job("photos", "never", null, null);
        assertThat(Health.troubles(desk.status(), expecting(3600L)))
                .containsExactly("job photos: missed");
        assertThat(Health.troubles(desk.status(), expecting(7L * 86_400))).isEmpty();
    }

    private List<String> troubles() {
        return Health.troubles(desk.status(), desk.setup());
    }

    private static Setup expecting(long seconds) {
        Setup.Job job = new Setup.Job("main", "backup", "/data", "/Backup", null, seconds);
        return new Setup(Locale.ENGLISH, Map.of(), Map.of("photos", job));
    }
}
