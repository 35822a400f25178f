package dev.caravan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.auth.TokenPair;
import dev.caravan.simulator.cloud.Item;
import dev.caravan.simulator.traffic.Gate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class FaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Three parts, the last of them small. */
    private static final int THREE_PARTS = (33 << 20) + 7;

    @TempDir Path folder;
    private Installation caravan;
    private LocalTree local;

    @BeforeEach
    void install() throws IOException {
        caravan = Installation.in(folder);
        local = caravan.local;
    }

    @AfterEach
    void close() throws IOException {
        caravan.close();
    }

    @Test
    void hc_213_a_killed_upload_goes_on_where_it_was() throws Exception {
        local.random("film.mkv", THREE_PARTS);
        killAt("oss-part", 2, Gate.Moment.BEFORE);
        assertThat(caravan.remote()).isEmpty();

        caravan.traffic().reset();
        caravan.pass(0);
        assertThat(caravan.remote()).isEqualTo(local.content());
        assertThat(caravan.traffic().count("oss-part")).as("the second and the third").isEqualTo(2);
        assertThat(caravan.traffic().bytesStored()).isEqualTo(THREE_PARTS - (16 << 20));
        assertThat(caravan.traffic().count("oss-initiate")).isZero();
        assertThatNothingIsLeftToDo();
    }

    @Test
    void hc_215_217_223_a_kill_after_the_answer_neither_doubles_nor_loses() throws Exception {
        caravan.job("versions", "{ keep: 0 }");
        local.write("new.txt", "v1");
        killAt("oss-put", 1, Gate.Moment.AFTER);
        caravan.traffic().reset();
        caravan.pass(0);
        assertThat(caravan.remote()).isEqualTo(local.content());
        assertThat(caravan.traffic().bytesStored()).isZero();
        Item first = find("new.txt");

        local.write("new.txt", "v2 is longer");
        killAt("delete", 1, Gate.Moment.AFTER);
        caravan.traffic().reset();
        caravan.pass(0);
        assertThat(caravan.remote()).isEqualTo(local.content());
        assertThat(caravan.traffic().writes()).isEmpty();
        assertThat(caravan.simulator.otherClient().bin())
                .extracting(binned -> binned.item().id())
                .containsExactly(first.id());
        Item second = find("new.txt");

        local.move("new.txt", "renamed.txt");
        killAt("update", 1, Gate.Moment.AFTER);
        caravan.traffic().reset();
        caravan.pass(0);
        assertThat(caravan.traffic().writes()).isEmpty();
        assertThat(caravan.remote()).isEqualTo(local.content());
        assertThat(find("renamed.txt").id()).isEqualTo(second.id());
        assertThat(caravan.jobStatus().path("conflicts").asLong()).isZero();
    }

    @Test
    void hc_115_answers_that_are_lost_leave_one_file_each() throws IOException {
        local.write("small.txt", "small").random("film.mkv", 17 << 20);
        fault("{'endpoint':'init','times':1,'action':'drop-after'}");
        fault("{'endpoint':'oss-put','times':1,'action':'drop-after'}");
        fault("{'endpoint':'oss-part','times':1,'action':'drop-after'}");
        fault("{'endpoint':'oss-complete','times':1,'action':'drop-after'}");
        fault("{'endpoint':'mkdir','times':1,'action':'drop-after'}");
        local.write("folder/inside.txt", "inside");
        caravan.pass(0);
        assertThat(caravan.remote()).isEqualTo(local.content());
        assertThatNothingIsLeftToDo();
    }

    @Test
    void hc_235_261_an_expired_token_is_renewed_once_and_a_throttled_account_left_in_peace()
            throws IOException {
        local.write("a.txt", "a");
        caravan.simulator.authorizations().expireAccess(Simulator.USER);
        caravan.simulator.clock().advance(Duration.ofMinutes(2));
        caravan.pass(0);
        assertThat(caravan.traffic().count("refreshToken")).isEqualTo(1);
        Map<String, String> before = caravan.remote();
        local.write("b.txt", "b");
        long rule =
                fault("{'endpoint':'files','action':'throttle','shape':'swapped','seconds':1800}");
        caravan.traffic().reset();
        caravan.pass(7);
        assertThat(caravan.simulator.faults().struck(rule)).isEqualTo(1);
        assertThat(caravan.traffic().writes()).isEmpty();
        assertThat(caravan.traffic().count("refreshToken")).as("the new one is kept").isZero();

        caravan.traffic().reset();
        JsonNode pass = caravan.reports(7, "run", "--once", "--json").get(0);
        assertThat(pass.path("reason").asText()).isEqualTo("rate-limit");
        assertThat(caravan.traffic().calls()).as("no call while it rests").isZero();
        JsonNode status = caravan.json("status", "--json");
        assertThat(status.at("/accounts/main/state").asText()).isEqualTo("throttled");
        assertThat(status.at("/accounts/main/resumeAt").asText()).isNotEmpty();
        assertThat(status.at("/jobs/photos/state").asText()).isEqualTo("waiting");
        assertThat(status.at("/jobs/photos/reason").asText()).isEqualTo("rate-limit");
        assertThat(caravan.remote()).isEqualTo(before);
    }

    @Test
    void hc_257_259_pages_instead_of_answers_change_nothing_and_the_alert_waits_for_its_channel()
            throws IOException {
        try (AlertReceiver hook = new AlertReceiver()) {
            caravan.channels("[" + hook.channel() + "]");
            local.write("a.txt", "a");
            caravan.pass(0);
            Map<String, String> before = caravan.remote();
            local.write("b.txt", "b");

            hook.isDown(true);
            fault("{'endpoint':'files','action':'reply','body':'<html>Please log in</html>'}");
            caravan.traffic().reset();
            caravan.pass(7);
            assertThat(caravan.traffic().writes()).isEmpty();
            assertThat(caravan.jobStatus().path("state").asText()).isEqualTo("waiting");
            assertThat(hook.events()).isEmpty();

            hook.isDown(false);
            caravan.traffic().reset();
            caravan.pass(7);
            assertThat(caravan.traffic().count("files")).as("no storm").isLessThan(12);
            assertThat(hook.events()).as("kept, and told once").containsExactly("job.waiting");

            caravan.simulator.faults().clear();
            assertThat(caravan.remote()).isEqualTo(before);
            fault("{'endpoint':'files','times':1,'action':'reply','status':500,'body':'oops'}");
            caravan.pass(0);
            assertThat(caravan.remote()).isEqualTo(local.content());
            assertThat(hook.events()).containsExactly("job.waiting", "job.recovered");
        }
    }

    @Test
    void a_revoked_login_is_told_once_and_a_pasted_one_ends_it() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (AlertReceiver hook = new AlertReceiver()) {
            caravan.channels("[" + hook.channel() + ", " + mailbox(mail) + "]");
            local.write("a.txt", "a");
            caravan.simulator.authorizations().revoke(Simulator.USER);
            caravan.pass(5);
            caravan.pass(5);
            assertThat(hook.events()).containsExactly("account.login-required");
            assertThat(hook.last().path("cause").asText()).isEqualTo("auth-required");
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(mail.getReceivedMessages()[0].getSubject()).contains("main");
            JsonNode status = caravan.json("status", "--json");
            assertThat(status.at("/accounts/main/state").asText()).isEqualTo("login-required");
            assertThat(status.at("/jobs/photos/state").asText()).isEqualTo("waiting");

            TokenPair tokens = caravan.simulator.issueTokens();
            String pasted =
                    "{\"access_token\":\"%s\",\"refresh_token\":\"%s\"}"
                            .formatted(tokens.accessToken(), tokens.refreshToken());
            caravan.start("login", "main", "--paste").type(pasted).await().exited(0);
            caravan.pass(0);
            assertThat(caravan.remote()).isEqualTo(local.content());
            assertThat(hook.events())
                    .containsExactly("account.login-required", "account.recovered");
            assertThat(mail.getReceivedMessages()).hasSize(2);
            assertThat(caravan.json("status", "--json").at("/accounts/main/state").asText())
                    .isEqualTo("ok");
        } finally {
            mail.stop();
        }
    }

    private static String mailbox(GreenMail mail) {
        return "{ type: email, smtp: 'smtp://127.0.0.1:%d', from: nas@example.com, to: [me@example.com] }"
                .formatted(mail.getSmtp().getPort());
    }

    /** Runs a pass that is killed at exactly this request. */
    private void killAt(String endpoint, int nth, Gate.Moment moment) throws Exception {
        Gate gate = caravan.simulator.gates().put(endpoint, nth, moment);
        CaravanProcess pass = caravan.start("run", "--once");
        if (!gate.awaitArrival(PATIENCE)) {
            pass.kill();
            throw new AssertionError("no " + endpoint + " came: " + pass.said());
        }
        pass.kill();
        gate.release(Gate.Outcome.DROP);
    }

    private void assertThatNothingIsLeftToDo() throws IOException {
        caravan.traffic().reset();
        caravan.pass(0);
        assertThat(caravan.traffic().writes()).isEmpty();
        assertThat(caravan.simulator.otherClient().bin()).isEmpty();
    }

    private long fault(String json) {
        return caravan.simulator.faults().add(json.replace('\'', '"'));
    }

    private Item find(String path) {
        return caravan.simulator.otherClient().find(Installation.REMOTE + "/" + path).orElseThrow();
    }
}
