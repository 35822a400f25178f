package dev.caravan.simulator;

import static dev.caravan.simulator.StorageClient.callback;
import static dev.caravan.simulator.StorageClient.listed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.simulator.admin.Node;
import dev.caravan.simulator.cloud.Contents;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadTest extends SimulatorTest {

    private StorageClient storage;

    @BeforeEach
    void credential() throws Exception {
        JsonNode token = get("/open/upload/get_token").path("data");
        storage = new StorageClient(HTTP, token, simulator.clock().instant());
    }

    private JsonNode init(String name, byte[] bytes, String... more) throws Exception {
        String[] all = {
            "file_name",
            name,
            "file_size",
            Integer.toString(bytes.length),
            "target",
            "U_1_0",
            "fileid",
            Contents.sha1(bytes)
        };
        String[] both = Arrays.copyOf(all, all.length + more.length);
        System.arraycopy(more, 0, both, all.length, more.length);
        return post("/open/upload/init", both);
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private JsonNode put(String name, byte[] bytes) throws Exception {
        JsonNode init = init(name, bytes).path("data");
        return json(storage.put(init.path("object").asText(), bytes, callback(init)));
    }

    private List<String> paths() {
        return other.tree().stream().map(Node::path).toList();
    }

    @Test
    void unknown_content_is_put_and_the_reply_is_the_verdict_of_115() throws Exception {
        byte[] abc = "abc".getBytes(StandardCharsets.UTF_8);
        JsonNode init = init("a.txt", abc).path("data");
        HttpResponse<String> stored =
                storage.put(init.path("object").asText(), abc, callback(init));
        JsonNode verdict = json(stored);

        assertThat(init.path("status").asInt()).isEqualTo(1);
        assertThat(init.path("bucket").asText()).isEqualTo("fhnfile");
        assertThat(stored.headers().firstValue("ETag"))
                .contains("\"900150983CD24FB0D6963F7D28E17F72\"");
        assertThat(verdict.path("state").asBoolean()).isTrue();
        assertThat(verdict.at("/data/sha1").asText())
                .isEqualTo("A9993E364706816ABA3E25717850C26C9CD0D89D");
        assertThat(verdict.at("/data/pick_code").asText())
                .isEqualTo(init.path("pick_code").asText());
        assertThat(other.text("id:" + verdict.at("/data/file_id").asText())).isEqualTo("abc");
    }

    @Test
    void known_content_needs_no_bytes_whoever_stored_it() throws Exception {
        admin("POST", "/users", "{\"id\":\"200\"}");
        simulator.otherClient("200").file("/theirs.txt", "shared");

        JsonNode init = init("mine.txt", "shared".getBytes(StandardCharsets.UTF_8)).path("data");

        assertThat(init.path("status").asInt()).isEqualTo(2);
        assertThat(init.path("callback").isArray()).isTrue();
        assertThat(other.text("id:" + init.path("file_id").asText())).isEqualTo("shared");
    }

    @Test
    void the_empty_file_is_known_from_the_start() throws Exception {
        JsonNode init = init("empty.txt", new byte[0]).path("data");

        assertThat(init.path("status").asInt()).isEqualTo(2);
        assertThat(other.content("/empty.txt")).isEmpty();
    }

    @Test
    void large_known_content_must_be_proved() throws Exception {
        byte[] large = bytes(1 << 20, 1);
        other.file("/there.bin", large);

        JsonNode asked = init("mine.bin", large).path("data");
        String[] range = asked.path("sign_check").asText().split("-");
        String proof =
                Contents.sha1(
                        Arrays.copyOfRange(
                                large, Integer.parseInt(range[0]), Integer.parseInt(range[1]) + 1));
        JsonNode wrong =
                init(
                                "mine.bin",
                                large,
                                "sign_key",
                                asked.path("sign_key").asText(),
                                "sign_val",
                                "00")
                        .path("data");
        JsonNode spent =
                init(
                                "mine.bin",
                                large,
                                "sign_key",
                                asked.path("sign_key").asText(),
                                "sign_val",
                                proof)
                        .path("data");
        JsonNode again = init("mine.bin", large).path("data");
        String[] next = again.path("sign_check").asText().split("-");
        JsonNode right =
                init(
                                "mine.bin",
                                large,
                                "sign_key",
                                again.path("sign_key").asText(),
                                "sign_val",
                                Contents.sha1(
                                        Arrays.copyOfRange(
                                                large,
                                                Integer.parseInt(next[0]),
                                                Integer.parseInt(next[1]) + 1)))
                        .path("data");

        assertThat(asked.path("status").asInt()).isEqualTo(7);
        assertThat(asked.path("code").asInt()).isEqualTo(701);
        assertThat(wrong.path("status").asInt()).isEqualTo(8);
        assertThat(wrong.path("code").asInt()).isEqualTo(702);
        assertThat(wrong.path("sign_key").asText()).isNotEqualTo(asked.path("sign_key").asText());
        assertThat(spent.path("status").asInt()).isEqualTo(8);
        assertThat(right.path("status").asInt()).isEqualTo(2);
    }

    @Test
    void the_proof_covers_both_ends_of_the_range() throws Exception {
        Contents contents = new Contents(data.resolve("proof"));
        String sha1 = contents.store("abcd".getBytes(StandardCharsets.UTF_8));

        assertThat(contents.sha1(sha1, 1, 2)).isEqualTo("5B2505039AC5AF9E197F5DAD04113906A9CF9A2A");
    }

    @Test
    void the_same_name_with_other_content_becomes_a_duplicate() throws Exception {
        put("a.txt", bytes(10, 1));
        put("a.txt", bytes(10, 2));

        assertThat(paths()).containsExactly("/a.txt", "/a.txt");
    }

    @Test
    void other_answers_to_a_taken_name_can_be_chosen() throws Exception {
        put("a.txt", bytes(10, 1));
        set("upload.same-name", "number");
        put("a.txt", bytes(10, 2));
        assertThat(paths()).containsExactly("/a(1).txt", "/a.txt");
        set("upload.same-name", "overwrite");
        put("a.txt", bytes(10, 3));

        assertThat(paths()).containsExactly("/a(1).txt", "/a.txt");
        assertThat(other.content("/a.txt")).isEqualTo(bytes(10, 3));
        assertThat(other.bin()).hasSize(1);
    }

    @Test
    void the_same_name_with_the_same_content_keeps_its_id_or_gets_another() throws Exception {
        String first = put("a.txt", bytes(10, 1)).at("/data/file_id").asText();
        String same = init("a.txt", bytes(10, 1)).at("/data/file_id").asText();
        set("upload.same-content", "new-id");
        String another = init("a.txt", bytes(10, 1)).at("/data/file_id").asText();

        assertThat(same).isEqualTo(first);
        assertThat(another).isNotEqualTo(first);
    }

    @Test
    void a_multipart_upload_goes_part_by_part() throws Exception {
        byte[] whole = bytes(250_000, 7);
        JsonNode init = init("big.bin", whole).path("data");
        String object = init.path("object").asText();
        String upload = storage.initiate(object, "sequential");
        String first =
                storage.part(object, upload, 1, Arrays.copyOf(whole, 150_000))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
        HttpResponse<String> repeated = storage.part(object, upload, 1, new byte[1]);
        HttpResponse<String> skipping = storage.part(object, upload, 3, new byte[1]);
        String second =
                storage.part(object, upload, 2, Arrays.copyOfRange(whole, 150_000, 250_000))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
        HttpResponse<String> listed = storage.list(object, upload, "max-parts=1");
        JsonNode verdict =
                json(
                        storage.complete(
                                object,
                                upload,
                                listed(1, first) + listed(2, second),
                                callback(init)));

        assertThat(repeated.statusCode()).isEqualTo(409);
        assertThat(repeated.body()).contains("<Code>PartAlreadyExist</Code>", "0042-00000108");
        assertThat(skipping.statusCode()).isEqualTo(400);
        assertThat(listed.body())
                .contains("<IsTruncated>true</IsTruncated>", "<Size>150000</Size>");
        assertThat(storage.list(object, upload).statusCode()).isEqualTo(404);
        assertThat(verdict.path("state").asBoolean()).isTrue();
        assertThat(other.content("/big.bin")).isEqualTo(whole);
    }

    @Test
    void without_sequential_parts_come_in_any_order_and_115_refuses_the_object() throws Exception {
        byte[] whole = bytes(250_000, 8);
        JsonNode init = init("big.bin", whole).path("data");
        String object = init.path("object").asText();
        String upload = storage.initiate(object);
        String second =
                storage.part(object, upload, 2, Arrays.copyOfRange(whole, 150_000, 250_000))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
        storage.part(object, upload, 1, new byte[3]);
        String first =
                storage.part(object, upload, 1, Arrays.copyOf(whole, 150_000))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();

        HttpResponse<String> done =
                storage.complete(
                        object, upload, listed(1, first) + listed(2, second), callback(init));

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(json(done).path("state").asBoolean()).isFalse();
        assertThat(paths()).isEmpty();
    }

    @Test
    void wrong_lists_of_parts_are_refused() throws Exception {
        byte[] whole = bytes(20, 9);
        JsonNode init = init("big.bin", whole).path("data");
        String object = init.path("object").asText();
        String upload = storage.initiate(object, "sequential=1");
        String first =
                storage.part(object, upload, 1, Arrays.copyOf(whole, 10))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
        String second =
                storage.part(object, upload, 2, Arrays.copyOfRange(whole, 10, 20))
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
        Map<String, String> callback = callback(init);

        assertThat(storage.complete(object, upload, listed(1, second), callback).body())
                .contains("InvalidPart<");
        assertThat(
                        storage.complete(
                                        object,
                                        upload,
                                        listed(2, second) + listed(1, first),
                                        callback)
                                .body())
                .contains("InvalidPartOrder");
        assertThat(
                        storage.complete(
                                        object,
                                        upload,
                                        listed(1, first) + listed(2, second),
                                        callback)
                                .body())
                .contains("EntityTooSmall");
        assertThat(storage.abort(object, upload).statusCode()).isEqualTo(204);
        assertThat(storage.abort(object, upload).body()).contains("NoSuchUpload");
    }

    @Test
    void an_upload_is_resumed_by_its_pick_code() throws Exception {
        byte[] whole = bytes(10, 3);
        JsonNode init = init("a.bin", whole).path("data");
        JsonNode resumed =
                post(
                                "/open/upload/resume",
                                "file_size",
                                "10",
                                "target",
                                "U_1_0",
                                "fileid",
                                Contents.sha1(whole),
                                "pick_code",
                                init.path("pick_code").asText())
                        .path("data");
        JsonNode verdict =
                json(storage.put(resumed.path("object").asText(), whole, callback(resumed)));

        assertThat(resumed.path("object")).isEqualTo(init.path("object"));
        assertThat(verdict.path("state").asBoolean()).isTrue();
    }

    @Test
    void verdicts_can_be_refused_lost_or_failed() throws Exception {
        set("upload.callback", "refuse");
        assertThat(put("a.txt", bytes(10, 1)).path("state").asBoolean()).isFalse();
        set("upload.callback", "lost");
        JsonNode init = init("b.txt", bytes(10, 2)).path("data");
        HttpResponse<String> lost =
                storage.put(init.path("object").asText(), bytes(10, 2), callback(init));
        set("upload.callback", "failed");
        JsonNode next = init("c.txt", bytes(10, 3)).path("data");
        HttpResponse<String> failed =
                storage.put(next.path("object").asText(), bytes(10, 3), callback(next));

        assertThat(lost.statusCode()).isEqualTo(203);
        assertThat(lost.body()).contains("CallbackFailed");
        assertThat(failed.statusCode()).isEqualTo(203);
        assertThat(paths()).containsExactly("/b.txt");
        assertThat(init("c.txt", bytes(10, 3)).at("/data/status").asInt()).isEqualTo(2);
    }

    @Test
    void success_can_be_a_lie() throws Exception {
        set("upload.phantom", "true");

        JsonNode verdict = put("a.txt", bytes(10, 1));

        assertThat(verdict.path("state").asBoolean()).isTrue();
        assertThat(paths()).isEmpty();
    }

    @Test
    void other_bytes_than_announced_are_refused() throws Exception {
        JsonNode init = init("a.txt", bytes(10, 1)).path("data");

        JsonNode verdict =
                json(storage.put(init.path("object").asText(), bytes(10, 2), callback(init)));

        assertThat(verdict.path("state").asBoolean()).isFalse();
        assertThat(paths()).isEmpty();
    }

    @Test
    void limits_of_size_space_and_target_are_checked() throws Exception {
        admin("POST", "/users", "{\"id\":\"" + Simulator.USER + "\",\"quota\":5}");
        assertThat(init("a.txt", bytes(10, 1)).path("code").asInt()).isEqualTo(91005);
        admin("POST", "/users", "{\"id\":\"" + Simulator.USER + "\",\"membership\":\"none\"}");
        String[] huge = {
            "file_name", "a", "file_size", "5368709121", "target", "U_1_0", "fileid", "A".repeat(40)
        };
        assertThat(post("/open/upload/init", huge).path("code").asInt()).isEqualTo(10002);
        String[] lost = {
            "file_name", "a", "file_size", "1", "target", "U_1_4711", "fileid", "A".repeat(40)
        };
        assertThat(post("/open/upload/init", lost).path("code").asInt()).isEqualTo(10014);
    }

    @Test
    void only_well_signed_requests_enter_the_storage() throws Exception {
        JsonNode token = get("/open/upload/get_token").path("data");
        ObjectNode wrong = token.deepCopy();
        wrong.put("AccessKeySecret", "wrong");
        StorageClient liar = new StorageClient(HTTP, wrong, simulator.clock().instant());

        assertThat(liar.put("o", new byte[1], Map.of()).body()).contains("SignatureDoesNotMatch");
        assertThat(
                        storage.at(simulator.clock().instant().minus(Duration.ofMinutes(16)))
                                .put("o", new byte[1], Map.of())
                                .body())
                .contains("RequestTimeTooSkewed");
        assertThat(storage.put("o", new byte[1], Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void credentials_expire_and_are_forgotten_after_that() throws Exception {
        simulator.clock().advance(Duration.ofMinutes(61));
        String expired =
                storage.at(simulator.clock().instant()).put("o", new byte[1], Map.of()).body();
        simulator.clock().advance(Duration.ofMinutes(10));
        String unknown =
                storage.at(simulator.clock().instant()).put("o", new byte[1], Map.of()).body();

        assertThat(expired).contains("SecurityTokenExpired", "0002-00000007");
        assertThat(unknown).contains("InvalidAccessKeyId");
    }

    @Test
    void a_bucket_is_addressed_by_its_host_and_only_numeric_hosts_take_it_in_the_path()
            throws Exception {
        set("storage.signatures", "false");
        String virtual =
                raw(
                        "PUT /o HTTP/1.1\nHost: fhnfile.oss.test:1\nContent-Length: 1\nConnection: close\n\nx");
        String path =
                raw(
                        "PUT /fhnfile/o HTTP/1.1\nHost: oss.test\nContent-Length: 0\nConnection: close\n\n");

        assertThat(virtual)
                .startsWith("HTTP/1.1 200")
                .contains("ETag: \"9DD4E461268C8034F5C8564E155C67A6\"");
        assertThat(path).startsWith("HTTP/1.1 403").contains("SecondLevelDomainForbidden");
    }

    @Test
    void the_credential_can_come_inside_a_list() throws Exception {
        set("envelope.token-data", "array");

        assertThat(get("/open/upload/get_token").at("/data/0/endpoint").asText())
                .isEqualTo(simulator.apiUrl());
    }

    @Test
    void a_refusal_is_seen_even_by_a_client_that_is_still_sending() throws Exception {
        simulator.credentials().expire();

        assertThat(storage.put("o", bytes(20 << 20, 1), Map.of()).body())
                .contains("SecurityTokenExpired");
        credential();
        assertThat(storage.put("o", bytes(10, 1), Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void one_upload_can_fare_worse_than_the_others() throws Exception {
        simulator
                .faults()
                .add(
                        "{\"endpoint\":\"oss-put\",\"times\":1,\"action\":\"effect\",\"effect\":\"callback-refuse\"}");

        assertThat(put("a.txt", bytes(10, 1)).path("state").asBoolean()).isFalse();
        assertThat(put("b.txt", bytes(10, 2)).path("state").asBoolean()).isTrue();
    }

    @Test
    void a_client_whose_clock_stands_still_is_served_when_the_simulated_time_jumps()
            throws Exception {
        simulator.clock().advance(Duration.ofMinutes(30));

        assertThat(storage.put("o", new byte[1], Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_newer_signature_opens_the_storage_as_well() throws Exception {
        JsonNode token = get("/open/upload/get_token").path("data");
        Instant now = simulator.clock().instant();
        String stamp =
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                        .withZone(ZoneOffset.UTC)
                        .format(now);
        String scope = stamp.substring(0, 8) + "/cn-shenzhen/oss/aliyun_v4_request";
        String canonical =
                "PUT\n/fhnfile/o\n\nx-oss-content-sha256:UNSIGNED-PAYLOAD\nx-oss-date:"
                        + stamp
                        + "\nx-oss-security-token:"
                        + token.path("SecurityToken").asText()
                        + "\n\n\nUNSIGNED-PAYLOAD";
        String hash =
                HexFormat.of()
                        .formatHex(
                                Contents.digest("SHA-256")
                                        .digest(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key =
                ("aliyun_v4" + token.path("AccessKeySecret").asText())
                        .getBytes(StandardCharsets.UTF_8);
        for (String each : scope.split("/")) {
            key = hmac(key, each);
        }
        String signature =
                HexFormat.of()
                        .formatHex(
                                hmac(
                                        key,
                                        "OSS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n" + hash));
        HttpRequest.Builder put =
                HttpRequest.newBuilder(URI.create(simulator.apiUrl() + "/fhnfile/o"))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[1]))
                        .header("x-oss-date", stamp)
                        .header("x-oss-content-sha256", "UNSIGNED-PAYLOAD")
                        .header("x-oss-security-token", token.path("SecurityToken").asText());
        String credential =
                "OSS4-HMAC-SHA256 Credential=" + token.path("AccessKeyId").asText() + "/" + scope;

        assertThat(
                        send(put.copy()
                                        .header(
                                                "Authorization",
                                                credential + ",Signature=" + signature))
                                .statusCode())
                .isEqualTo(200);
        assertThat(
                        send(put.copy()
                                        .header(
                                                "Authorization",
                                                credential + ",Signature=" + "0".repeat(64)))
                                .body())
                .contains("SignatureDoesNotMatch");
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
