package dev.caravan.open115.client.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.pace.Limits;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.traffic.LogEntry;
import dev.caravan.tree.RemoteId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottleTest {

    @TempDir private Path data;
    private SimulatedAccount account;

    @BeforeEach
    void start() {
        account = new SimulatedAccount(data);
    }

    @AfterEach
    void stop() throws IOException {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'action':'throttle','shape':'swapped'",
                "'action':'throttle','shape':'code-406'",
                "'action':'throttle','shape':'code-770004'",
                "'action':'throttle','shape':'status-429'",
                "'action':'throttle','shape':'firewall-405'",
                "'action':'throttle','shape':'verify-911'",
                "'action':'reply','body':{'state':false,'code':0,'message':'','data':[]}",
                "'action':'reply','body':{'state':false,'code':-1,'message':'已达到当前访问上限'}"
            })
    void hc_261_every_shape_of_too_much_stops_all_calls_at_once(String shape) {
        Instant begun = account.time.instant();
        account.fault("{'endpoint':'files','times':1," + shape + "}");

        DriveException first = listing();
        long calls = account.apiCalls();
        DriveException second = catchThrowableOfType(DriveException.class, () -> space());

        assertThat(first).isInstanceOf(DriveException.Throttled.class);
        assertThat(second).isInstanceOf(DriveException.Throttled.class);
        assertThat(account.apiCalls()).isEqualTo(calls);
        assertThat(((DriveException.Throttled) first).until())
                .isAfterOrEqualTo(begun.plusSeconds(70));
    }

    @Test
    void after_the_rest_one_probe_opens_the_door() throws Exception {
        account.fault("{'endpoint':'files','times':1,'action':'throttle'}");
        listing();
        account.time.pass(Duration.ofSeconds(90));
        account.simulator.log().reset();

        account.drive().children(account.folder("/a")).into(item -> {});

        assertThat(account.simulator.log().entries().get(0).endpoint()).isEqualTo("user-info");
        assertThat(account.simulator.log().count("user-info")).isEqualTo(1);
    }

    @Test
    void rests_grow_while_115_keeps_refusing_and_hold_for_other_processes() {
        account.fault("{'path':'/open/*','action':'throttle'}");
        Duration before = Duration.ofSeconds(69);
        for (int i = 0; i < 5; i++) {
            DriveException.Throttled refused = (DriveException.Throttled) listing();
            Duration rest = Duration.between(account.time.instant(), refused.until());
            assertThat(rest).isGreaterThan(before);
            before = rest;
            long calls = account.apiCalls();
            assertThat(
                            catchThrowableOfType(
                                    DriveException.class,
                                    () -> account.open(SimulatedAccount.QUICK).space()))
                    .isInstanceOf(DriveException.Throttled.class);
            assertThat(account.apiCalls()).isEqualTo(calls);
            account.time.pass(rest.plusSeconds(1));
        }
        assertThat(account.apiCalls()).isEqualTo(5);
    }

    @Test
    void hc_263_what_115_says_about_the_next_try_is_obeyed() {
        Instant now = account.time.instant();
        account.fault(
                "{'endpoint':'files','times':1,'action':'reply','status':429,"
                        + "'headers':{'Retry-After':'900'},'body':{'state':false}}");

        DriveException.Throttled refused = (DriveException.Throttled) listing();

        assertThat(refused.until()).isAfterOrEqualTo(now.plusSeconds(900));
    }

    @Test
    void hc_235_a_refused_token_is_renewed_once_and_the_call_repeated() throws Exception {
        account.simulator.authorizations().expireAccess(Simulator.USER);

        space();

        assertThat(account.simulator.log().count("user-info")).isEqualTo(2);
    }

    @Test
    void a_busy_account_is_waited_for() throws Exception {
        var top = account.folder("/top");
        var file = account.file("/top/a", "1");
        account.fault(
                "{'endpoint':'delete','times':6,'action':'reply','body':"
                        + "{'state':false,'code':990009,'message':'busy','data':[]}}");

        account.drive().trash(List.of(file), top);

        assertThat(account.shown()).containsExactly("/top/");
        assertThat(account.time.slept()).isGreaterThan(Duration.ofSeconds(60));
    }

    @Test
    void inv_8_no_window_of_a_second_holds_more_calls_than_allowed() throws Exception {
        try (Open115Drive slow =
                account.open(SimulatedAccount.QUICK.with(new Limits(2, 2, 1, 9000)))) {
            for (int i = 0; i < 12; i++) {
                slow.space();
            }
        }
        List<Long> times = account.simulator.log().entries().stream().map(LogEntry::time).toList();
        for (int i = 2; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 2)).isGreaterThanOrEqualTo(1000);
        }
    }

    @Test
    void the_last_tenth_of_a_day_is_kept_for_uploads() throws Exception {
        Open115Drive drive =
                account.open(SimulatedAccount.QUICK.with(new Limits(1000, 1000, 1000, 20)));
        for (int i = 0; i < 18; i++) {
            drive.space();
        }

        DriveException refused = catchThrowableOfType(DriveException.class, drive::space);

        assertThat(refused.code()).isEqualTo("day-budget");
        assertThat(((DriveException.Throttled) refused).until())
                .isEqualTo(Instant.parse("2026-01-01T16:00:00Z"));
    }

    private DriveException listing() {
        return catchThrowableOfType(
                DriveException.class,
                () -> account.drive().children(RemoteId.ROOT).into(item -> {}));
    }

    private void space() throws DriveException {
        account.drive().space();
    }
}
