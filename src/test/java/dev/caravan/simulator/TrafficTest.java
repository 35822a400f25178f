package dev.caravan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.admin.Node;
import dev.caravan.simulator.traffic.Gate;
import dev.caravan.simulator.traffic.LogEntry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest extends SimulatorTest {

    private void fault(String json) {
        simulator.faults().add(json.replace('\'', '"'));
    }

    private JsonNode mkdir(String name) throws Exception {
        return post("/open/folder/add", "pid", "0", "file_name", name);
    }

    private List<String> paths() {
        return other.tree().stream().map(Node::path).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "reset-before"})
    void a_connection_dropped_before_the_work_leaves_it_undone(String action) throws Exception {
        fault("{'endpoint':'mkdir','times':1,'action':'" + action + "'}");

        assertThatThrownBy(() -> mkdir("a")).isInstanceOf(IOException.class);
        assertThat(paths()).isEmpty();
        assertThat(mkdir("a").path("state").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-after", "reset-after"})
    void a_connection_dropped_after_the_work_leaves_it_done(String action) throws Exception {
        fault("{'endpoint':'mkdir','times':1,'action':'" + action + "'}");

        assertThatThrownBy(() -> mkdir("a")).isInstanceOf(IOException.class);
        assertThat(paths()).containsExactly("/a");
    }

    @Test
    void a_rule_strikes_from_the_nth_match_so_many_times() throws Exception {
        fault(
                "{'endpoint':'user-*','from':2,'times':1,'action':'reply','status':503,'body':'busy'}");

        assertThat(send(request("/open/user/info").GET()).statusCode()).isEqualTo(200);
        HttpResponse<String> second = send(request("/open/user/info").GET());
        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(second.body()).isEqualTo("busy");
        assertThat(send(request("/open/user/info").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_rule_can_look_for_a_word_in_the_parameters() throws Exception {
        fault(
                "{'endpoint':'mkdir','contains':'poison','action':'reply','body':{'state':false,'code':1}}");

        assertThat(mkdir("fine").path("state").asBoolean()).isTrue();
        assertThat(mkdir("poisonous").path("code").asInt()).isEqualTo(1);
    }

    @Test
    void chances_are_the_same_for_the_same_seed() throws Exception {
        String rule =
                "{'endpoint':'user-info','probability':0.5,'seed':7,'action':'reply','status':500}";
        fault(rule);
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            first.append(send(request("/open/user/info").GET()).statusCode());
        }
        simulator.faults().clear();
        fault(rule);
        for (int i = 0; i < 20; i++) {
            second.append(send(request("/open/user/info").GET()).statusCode());
        }

        assertThat(second).hasToString(first.toString());
        assertThat(first.toString()).contains("500", "200");
    }

    @Test
    void an_answer_can_be_edited_truncated_or_corrupted() throws Exception {
        other.file("/a.txt", "a");
        fault(
                "{'endpoint':'files','times':1,'action':'edit','edits':[{'at':'/data/*/sha1','set':''},{'at':'/data/0/fs','remove':true}]}");
        JsonNode edited = get("/open/ufile/files");
        fault("{'endpoint':'files','times':1,'action':'truncate','bytes':10}");

        assertThat(edited.at("/data/0/sha1").asText("none")).isEmpty();
        assertThat(edited.at("/data/0").has("fs")).isFalse();
        assertThatThrownBy(() -> get("/open/ufile/files")).isInstanceOf(IOException.class);
        fault("{'endpoint':'files','times':1,'action':'corrupt','bytes':2}");
        assertThat(send(request("/open/ufile/files").GET()).body()).startsWith("{\"rtate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "swapped",
                "code-406",
                "code-770004",
                "status-429",
                "firewall-405",
                "verify-911"
            })
    void throttling_has_many_shapes(String shape) throws Exception {
        fault("{'endpoint':'files','action':'throttle','shape':'" + shape + "','seconds':9}");

        HttpResponse<String> reply = send(request("/open/ufile/files").GET());

        switch (shape) {
            case "swapped" -> {
                assertThat(json(reply).path("message").asInt()).isEqualTo(770004);
                assertThat(json(reply).path("code").asText()).contains("访问上限");
            }
            case "status-429" -> {
                assertThat(reply.statusCode()).isEqualTo(429);
                assertThat(reply.headers().firstValue("Retry-After")).contains("9");
            }
            case "firewall-405" -> assertThat(reply.statusCode()).isEqualTo(405);
            default ->
                    assertThat(json(reply).path("code").asText())
                            .isEqualTo(shape.replaceAll("\\D", ""));
        }
    }

    @Test
    void a_token_can_expire_in_the_middle() throws Exception {
        fault("{'endpoint':'mkdir','times':1,'action':'expire-token'}");

        assertThat(mkdir("a").path("code").asInt()).isEqualTo(40140125);
    }

    @Test
    void a_hanging_request_goes_on_when_it_is_released() throws Exception {
        long rule = simulator.faults().add("{\"endpoint\":\"mkdir\",\"action\":\"hang\"}");
        CompletableFuture<Integer> made = CompletableFuture.supplyAsync(() -> status("hung"));
        await().until(() -> simulator.faults().struck(rule) == 1);
        assertThat(made).isNotDone();
        simulator.faults().release(rule);

        assertThat(made.get()).isEqualTo(200);
    }

    private int status(String name) {
        try {
            return postRaw("/open/folder/add", "file_name", name).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_gate_stops_the_nth_request_before_or_after_the_work() throws Exception {
        Gate gate = simulator.gates().put("mkdir", 2, Gate.Moment.AFTER);
        mkdir("one");
        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(() -> status("two"));

        assertThat(gate.awaitArrival(Duration.ofSeconds(10))).isTrue();
        assertThat(paths()).containsExactly("/one", "/two");
        assertThat(two).isNotDone();
        gate.release();
        assertThat(two.get()).isEqualTo(200);
    }

    @Test
    void a_gate_over_the_wire_can_end_in_a_dropped_request() throws Exception {
        String id = admin("POST", "/gates", "{\"endpoint\":\"mkdir\"}").path("id").asText();
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(() -> status("one"));
        JsonNode arrived = admin("GET", "/gates/wait?id=" + id + "&timeout=10s", "");
        admin("POST", "/gates/release", "{\"id\":" + id + ",\"outcome\":\"drop\"}");

        assertThat(arrived.path("arrived").asBoolean()).isTrue();
        assertThatThrownBy(one::get).hasRootCauseInstanceOf(IOException.class);
        assertThat(paths()).isEmpty();
    }

    @Test
    void the_log_tells_who_asked_what_and_hides_secrets() throws Exception {
        mkdir("a");
        post("/open/refreshToken", "refresh_token", tokens.refreshToken());
        LogEntry made = simulator.log().entries(e -> e.endpoint().equals("mkdir")).get(0);
        JsonNode lines = admin("GET", "/log?endpoint=refreshToken", "");

        assertThat(made.user()).isEqualTo(Simulator.USER);
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.parameters()).containsEntry("file_name", "a");
        assertThat(made.bytesIn()).isPositive();
        assertThat(made.bytesOut()).isPositive();
        assertThat(lines.at("/0/parameters/refresh_token").asText()).isEqualTo("…");
        assertThat(admin("GET", "/log/counts", "").path("mkdir").asInt()).isEqualTo(1);
        admin("DELETE", "/log", "");
        assertThat(simulator.log().counts()).isEmpty();
    }

    @Test
    void a_budget_blocks_and_the_block_grows_while_it_is_hammered() throws Exception {
        set("limits.per-second", "1");
        set("limits.burst", "2");
        set("limits.block", "10s");
        get("/open/user/info");
        get("/open/user/info");
        JsonNode third = get("/open/user/info");
        simulator.clock().advance(Duration.ofSeconds(9));
        JsonNode hammered = get("/open/user/info");
        simulator.clock().advance(Duration.ofSeconds(15));
        JsonNode grown = get("/open/user/info");
        simulator.clock().advance(Duration.ofSeconds(60));

        assertThat(third.path("message").asInt()).isEqualTo(770004);
        assertThat(hammered.path("message").asInt()).isEqualTo(770004);
        assertThat(grown.path("message").asInt()).isEqualTo(770004);
        assertThat(get("/open/user/info").path("state").asBoolean()).isTrue();
    }

    @Test
    void a_daily_budget_is_new_the_next_day() throws Exception {
        set("limits.per-day", "1");
        set("limits.throttle", "code-406");
        get("/open/user/info");
        JsonNode spent = get("/open/user/info");
        simulator.clock().advance(Duration.ofDays(1));
        tokens = simulator.issueTokens();

        assertThat(spent.path("code").asInt()).isEqualTo(406);
        assertThat(get("/open/user/info").path("state").asBoolean()).isTrue();
    }

    @Test
    void mistakes_of_the_administration_are_explained() throws Exception {
        HttpResponse<String> reply =
                send(
                        HttpRequest.newBuilder(URI.create(simulator.adminUrl() + "/switches"))
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"listing.recursiv\":\"no\"}")));

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(json(reply).path("error").asText()).contains("listing.recursiv");
    }

    @Test
    void requests_come_in_chunks_and_wait_for_the_go_ahead() throws Exception {
        String chunked =
                raw(
                        "POST /open/folder/add HTTP/1.1\nHost: x\nConnection: close\nExpect: 100-continue\n"
                                + "Authorization: Bearer "
                                + tokens.accessToken()
                                + "\nContent-Type: application/x-www-form-urlencoded\nTransfer-Encoding: chunked\n\n"
                                + "5\nfile_\n6\nname=z\n0\n\n");

        assertThat(chunked).startsWith("HTTP/1.1 100 Continue").contains("HTTP/1.1 200 OK");
        assertThat(paths()).containsExactly("/z");
    }

    @Test
    void a_request_can_break_off_in_the_middle_of_its_body() throws Exception {
        set("storage.signatures", "false");
        fault("{'endpoint':'oss-part','times':1,'action':'break-off','bytes':1000}");
        HttpRequest.Builder start =
                request("/fhnfile/o?uploads&sequential").POST(HttpRequest.BodyPublishers.noBody());
        String upload = send(start).body().replaceAll("(?s).*<UploadId>(.*)</UploadId>.*", "$1");
        HttpRequest.Builder part =
                request("/fhnfile/o?partNumber=1&uploadId=" + upload)
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[200_000]));

        assertThatThrownBy(() -> send(part)).isInstanceOf(IOException.class);
        assertThat(send(request("/fhnfile/o?uploadId=" + upload).GET()).body())
                .doesNotContain("<Part>");
        assertThat(send(part).statusCode()).isEqualTo(200);
        LogEntry broken = simulator.log().entries(e -> e.endpoint().equals("oss-part")).get(0);
        assertThat(broken.ending()).isEqualTo("aborted");
        assertThat(broken.bytesIn()).isEqualTo(1000);
    }

    @Test
    void all_ids_can_change_and_everything_else_stays() throws Exception {
        other.file("/d/a.txt", "a");
        String before = other.folder("/d");
        simulator.otherClient().reissueIds();

        assertThat(paths()).containsExactly("/d", "/d/a.txt");
        assertThat(other.folder("/d")).isNotEqualTo(before);
        assertThat(get("/open/folder/get_info", "file_id", before).path("data")).isEmpty();
        assertThat(other.text("/d/a.txt")).isEqualTo("a");
    }

    @Test
    void another_client_replaces_moves_and_makes_twins() throws Exception {
        String old = other.file("/d/a.txt", "1");
        String now = other.replace("/d/a.txt", "2");
        other.twinFolder("/", "d");
        other.rename("/d/a.txt", "b.md");
        other.move("/d/b.md", "/");
        other.file("id:0", "x/y", new byte[1]);

        assertThat(now).isNotEqualTo(old);
        assertThat(paths()).containsExactly("/b.md", "/d", "/d", "/x/y");
        assertThat(other.text("/b.md")).isEqualTo("2");
        assertThat(other.bin())
                .singleElement()
                .satisfies(each -> assertThat(each.item().id() + "").isEqualTo(old));
    }
}
