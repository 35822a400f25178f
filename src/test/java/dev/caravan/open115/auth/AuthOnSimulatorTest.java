package dev.caravan.open115.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.cause.Cause;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.ApiCaller;
import dev.caravan.open115.client.Endpoints;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.SimulatorOptions;
import dev.caravan.simulator.auth.TokenPair;
import dev.caravan.simulator.cloud.Account;
import dev.caravan.simulator.cloud.Membership;
import dev.caravan.simulator.traffic.LogEntry;
import dev.caravan.simulator.world.AuthSwitch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthOnSimulatorTest {

    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @TempDir Path directory;

    private final ManualTime time = new ManualTime();
    private final MemoryTokenStore store = new MemoryTokenStore();
    private Simulator simulator;
    private ApiCaller caller;
    private LoginProof proof;
    private Logins logins;

    @BeforeEach
    void a_simulator() throws Exception {
        simulator =
                Simulator.start(
                        SimulatorOptions.in(directory.resolve("simulator"))
                                .at(time)
                                .with("auth.qr-hold", "10ms"));
        Endpoints endpoints =
                new Endpoints(simulator.apiUrl(), simulator.passportUrl(), simulator.qrcodeUrl());
        caller = new ApiCaller(new OkHttpClient(), endpoints, "Caravan/1", time);
        proof = new LoginProof(new UserInfoOfToken(caller, time), direct(), time);
        logins = new Logins("main", store, lock(), time);
    }

    @AfterEach
    void stop() throws Exception {
        simulator.close();
    }

    @Test
    void a_scanned_code_becomes_a_login_that_lasts_by_refreshing() throws Exception {
        Scanner scanner = new Scanner();
        assertThat(logins.accept(deviceLogin(scanner), proof, OtherUser.REFUSED))
                .contains(Simulator.USER);
        assertThat(scanner.seen).containsExactly("shown", "scanned");
        TokenRefresher refresher = refresher(direct());
        for (int i = 0; i < 3; i++) {
            time.pass(TWO_HOURS);
            assertThat(user(refresher.current())).isEqualTo(Simulator.USER);
        }
        assertThat(refreshes()).hasSize(3);
    }

    @Test
    void a_code_that_expires_before_anyone_scans_is_followed_by_a_new_one() throws Exception {
        Scanner scanner = new Scanner();
        scanner.absent = 2;
        deviceLogin(scanner);
        assertThat(scanner.seen).containsExactly("shown", "shown", "shown", "scanned");
    }

    @Test
    void a_revoked_login_is_asked_about_once_and_stays_dead_for_every_process() throws Exception {
        logIn();
        simulator.authorizations().revoke(Simulator.USER);
        time.pass(TWO_HOURS);
        for (int i = 0; i < 3; i++) {
            TokenRefresher any = refresher(direct());
            assertThatThrownBy(any::current)
                    .isInstanceOfSatisfying(
                            DriveException.SignedOut.class,
                            e -> assertThat(e.code()).isEqualTo("40140116"));
            time.pass(Duration.ofHours(1));
        }
        assertThat(refreshes()).hasSize(1);
    }

    @Test
    void a_login_ends_after_a_year_and_a_new_one_revives_the_account() throws Exception {
        logIn();
        TokenRefresher refresher = refresher(direct());
        time.pass(Duration.between(time.instant(), store.load("main").orElseThrow().loginUntil()));
        assertThatThrownBy(refresher::current)
                .isInstanceOfSatisfying(
                        DriveException.SignedOut.class,
                        e -> assertThat(e.code()).isEqualTo("40140119"));
        logIn();
        assertThat(user(refresher.current())).isEqualTo(Simulator.USER);
    }

    @Test
    void a_lost_answer_without_grace_ends_the_login_after_exactly_one_more_try() throws Exception {
        logIn();
        simulator.switches().set(AuthSwitch.LOST_REPLY, "true");
        time.whileSleeping(() -> simulator.switches().set(AuthSwitch.LOST_REPLY, "false"));
        time.pass(TWO_HOURS);
        assertThatThrownBy(refresher(direct())::current)
                .isInstanceOfSatisfying(
                        DriveException.SignedOut.class,
                        e -> assertThat(e.code()).isEqualTo("40140120"));
        assertThat(refreshes()).hasSize(2);
        assertThat(refreshes().get(1) - refreshes().get(0)).isGreaterThanOrEqualTo(60_000);
        assertThatThrownBy(refresher(direct())::current)
                .isInstanceOf(DriveException.SignedOut.class);
        assertThat(refreshes()).hasSize(2);
    }

    @Test
    void a_lost_answer_is_made_good_where_115_is_patient() throws Exception {
        logIn();
        simulator.switches().set(AuthSwitch.LOST_REPLY, "true");
        simulator.switches().set(AuthSwitch.ROTATION_GRACE, "5m");
        time.whileSleeping(() -> simulator.switches().set(AuthSwitch.LOST_REPLY, "false"));
        time.pass(TWO_HOURS);
        assertThat(user(refresher(direct()).current())).isEqualTo(Simulator.USER);
    }

    @Test
    void a_connection_that_breaks_before_115_heard_anything_costs_a_minute() throws Exception {
        logIn();
        simulator
                .faults()
                .add("{\"endpoint\":\"refreshToken\",\"action\":\"drop-before\",\"times\":1}");
        time.pass(TWO_HOURS);
        assertThat(user(refresher(direct()).current())).isEqualTo(Simulator.USER);
        assertThat(time.slept()).containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void an_application_that_expired_for_a_while_costs_no_login() throws Exception {
        logIn();
        time.pass(TWO_HOURS);
        simulator.switches().set(AuthSwitch.APP_CODE, "40140110");
        TokenRefresher refresher = refresher(direct());
        assertThatThrownBy(refresher::current).isInstanceOf(DriveException.AppProblem.class);
        simulator.switches().set(AuthSwitch.APP_CODE, "0");
        assertThat(user(refresher.current())).isEqualTo(Simulator.USER);
    }

    @Test
    void a_token_that_another_process_replaced_is_found_in_the_store() throws Exception {
        logIn();
        TokenRefresher ours = refresher(direct());
        String old = ours.current();
        String theirs = refresher(direct()).renewed(old);
        assertThat(ours.renewed(old)).isEqualTo(theirs);
        assertThat(refreshes()).hasSize(1);
    }

    @Test
    void refreshes_of_one_account_are_never_less_than_a_minute_apart() throws Exception {
        logIn();
        TokenRefresher refresher = refresher(direct());
        for (int i = 0; i < 5; i++) {
            time.pass(Duration.ofSeconds(7));
            refresher.renewed(refresher.current());
        }
        List<Long> times = refreshes();
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(60_000);
        }
    }

    @Test
    void a_relay_refreshes_as_well_and_the_reason_of_its_refusal_is_found_out() throws Exception {
        logIn();
        TokenRefresher refresher = refresher(relay());
        time.pass(TWO_HOURS);
        assertThat(user(refresher.current())).isEqualTo(Simulator.USER);
        assertThat(simulator.log().count("relay")).isEqualTo(1);
        simulator.authorizations().revoke(Simulator.USER);
        time.pass(TWO_HOURS);
        assertThatThrownBy(refresher::current)
                .isInstanceOfSatisfying(
                        DriveException.SignedOut.class,
                        e -> assertThat(e.code()).isEqualTo("40140116"));
        assertThat(simulator.log().count("relay")).isEqualTo(2);
        assertThat(refreshes()).hasSize(1);
    }

    @Test
    void seed_tokens_begin_a_login_even_without_an_access_token() throws Exception {
        TokenPair pair = simulator.issueTokens();
        assertThat(logins.seed(new SeedTokens(Optional.empty(), pair.refreshToken()))).isTrue();
        assertThat(user(refresher(direct()).current())).isEqualTo(Simulator.USER);
    }

    @Test
    void a_pasted_pair_of_another_user_is_refused() throws Exception {
        logIn();
        simulator.putUser(new Account.Profile("200000002", "other", Membership.YEARLY, 1L << 40));
        IssuedTokens other = pasted(simulator.issueTokens("200000002"));
        assertThatThrownBy(() -> logins.accept(other, proof, OtherUser.REFUSED))
                .isInstanceOfSatisfying(
                        DriveException.Refused.class,
                        e -> assertThat(e.word()).isEqualTo(Cause.ACCOUNT_CHANGED));
        assertThat(user(refresher(direct()).current())).isEqualTo(Simulator.USER);
    }

    @Test
    void a_pasted_pair_whose_access_token_is_over_is_a_login_all_the_same() throws Exception {
        TokenPair pair = simulator.issueTokens();
        time.pass(TWO_HOURS);
        assertThat(logins.accept(pasted(pair), proof, OtherUser.REFUSED)).contains(Simulator.USER);
        assertThat(user(refresher(direct()).current())).isEqualTo(Simulator.USER);
    }

    private void logIn() throws Exception {
        logins.accept(pasted(simulator.issueTokens()), proof, OtherUser.REFUSED);
    }

    private static IssuedTokens pasted(TokenPair pair) throws UnreadableTokens {
        return PastedTokens.parse(pair.accessToken() + "\n" + pair.refreshToken());
    }

    private IssuedTokens deviceLogin(LoginScreen screen) throws DriveException {
        return new DeviceCodeLogin(new Passport(caller), Simulator.APP, new Random(115), time, time)
                .login(screen);
    }

    private String user(String access) throws DriveException {
        return new UserInfoOfToken(caller, time).userId(access);
    }

    private TokenRefresher refresher(RefreshWay way) {
        return new TokenRefresher("main", store, lock(), way, time, time);
    }

    private RefreshLock lock() {
        return new RefreshLock(directory, "main", time);
    }

    private RefreshWay direct() {
        return new DirectRefresh(new Passport(caller));
    }

    private RefreshWay relay() {
        HttpUrl url = HttpUrl.get(simulator.relayUrl());
        return new RelayThenDirect(
                new RelayRefresh(new OkHttpClient(), url, "Caravan/1"), direct(), time);
    }

    /** The simulated milliseconds of all direct refreshes. */
    private List<Long> refreshes() {
        return simulator.log().entries(it -> it.endpoint().equals("refreshToken")).stream()
                .map(LogEntry::time)
                .toList();
    }

    /** A person with a phone, who may be away for the first codes. */
    private final class Scanner implements LoginScreen {

        private final List<String> seen = new ArrayList<>();
        private int absent;

        @Override
        public void show(DeviceCode code) {
            seen.add("shown");
            if (absent > 0) {
                absent--;
                simulator.phone().expire(code.uid());
                return;
            }
            simulator.phone().scan(code.uid(), Simulator.USER);
        }

        @Override
        public void scanned() {
            seen.add("scanned");
            simulator
                    .phone()
                    .waiting()
                    .forEach(uid -> simulator.phone().confirm(uid, Simulator.USER));
        }

        @Override
        public boolean mayContinue() {
            return true;
        }
    }
}
