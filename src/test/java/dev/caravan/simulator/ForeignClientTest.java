package dev.caravan.simulator;

import static dev.caravan.simulator.StorageClient.callback;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.cloud.Contents;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients of other people need from the simulator, each found by running one of them. */
class ForeignClientTest extends SimulatorTest {

    private static final byte[] TEXT = "hello".getBytes(StandardCharsets.UTF_8);

    private JsonNode token;
    private StorageClient storage;

    @BeforeEach
    void credential() throws Exception {
        token = get("/open/upload/get_token").path("data");
        storage = new StorageClient(HTTP, token, simulator.clock().instant());
    }

    private JsonNode init(String name, String... more) throws Exception {
        String[] all = {
            "file_name", name, "file_size", "5", "target", "U_1_0", "fileid", Contents.sha1(TEXT)
        };
        String[] both = java.util.Arrays.copyOf(all, all.length + more.length);
        System.arraycopy(more, 0, both, all.length, more.length);
        return post("/open/upload/init", both).path("data");
    }

    @Test
    void listed_parts_have_their_time_with_milliseconds() throws Exception {
        String upload = storage.initiate("o", "sequential");
        storage.part("o", upload, 1, TEXT);

        assertThat(storage.list("o", upload).body())
                .containsPattern("<LastModified>[-\\d]{10}T[\\d:]{8}\\.000Z</LastModified>");
    }

    @Test
    void a_page_of_parts_cannot_be_smaller_than_one() throws Exception {
        String upload = storage.initiate("o", "sequential");

        HttpResponse<String> answer = storage.list("o", upload, "max-parts=-1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>InvalidArgument</Code>");
    }

    @Test
    void the_number_of_a_part_does_not_wrap_around() throws Exception {
        String upload = storage.initiate("o", "sequential");

        HttpResponse<String> answer =
                storage.send(
                        "PUT",
                        "o",
                        List.of("partNumber=4294967297", "uploadId=" + upload),
                        TEXT,
                        Map.of());

        assertThat(answer.body()).contains("<Code>InvalidArgument</Code>");
    }

    @Test
    void the_storage_takes_uploads_and_nothing_else() throws Exception {
        for (String method : List.of("GET", "DELETE", "HEAD", "OPTIONS")) {
            HttpResponse<String> answer =
                    storage.send(method, "o", List.of(), new byte[0], Map.of());
            assertThat(answer.statusCode()).as(method).isEqualTo(403);
            if (!method.equals("HEAD")) {
                assertThat(answer.body()).as(method).contains("<Code>AccessDenied</Code>");
            }
        }
        assertThat(simulator.log().count("oss-other")).isEqualTo(4);
    }

    @Test
    void the_newer_signature_may_be_dated_by_the_plain_date() throws Exception {
        JsonNode init = init("a.txt");

        HttpResponse<String> answer = putV4(init.path("object").asText(), callback(init));

        assertThat(answer.body()).contains("\"state\":true");
    }

    @Test
    void the_storage_token_may_come_in_a_header_without_the_prefix() throws Exception {
        JsonNode init = init("a.txt");
        String object = init.path("object").asText();
        Map<String, String> callback = callback(init);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC).format(now());
        String text =
                "PUT\n\n\n%s\nx-oss-callback:%s\nx-oss-callback-var:%s\n/fhnfile/%s"
                        .formatted(
                                date,
                                callback.get("x-oss-callback"),
                                callback.get("x-oss-callback-var"),
                                object);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(simulator.apiUrl() + "/fhnfile/" + object))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(TEXT))
                        .header("Date", date)
                        .header("security-token", token.path("SecurityToken").asText())
                        .header(
                                "Authorization",
                                "OSS %s:%s"
                                        .formatted(
                                                token.path("AccessKeyId").asText(),
                                                StorageClient.sign(
                                                        token.path("AccessKeySecret").asText(),
                                                        text)));
        callback.forEach(request::header);

        assertThat(send(request).body()).contains("\"state\":true");
    }

    @Test
    void an_offset_beyond_all_numbers_is_beyond_the_end() throws Exception {
        other.file("/a.txt", "1");

        for (String offset : List.of("9000000000000000000", "99999999999999999999999")) {
            assertThat(names(get("/open/ufile/files", "show_dir", "1", "offset", offset)))
                    .as(offset)
                    .isEmpty();
        }
        assertThat(get("/open/ufile/files", "cid", "99999999999999999999").path("code").asInt())
                .isEqualTo(20013);
    }

    @Test
    void the_folder_of_a_deleted_item_comes_as_a_number_or_as_a_text() throws Exception {
        String id = other.file("/docs/a.txt", "1");
        other.trash("id:" + id);

        assertThat(get("/open/rb/list").at("/data/" + id + "/cid").isNumber()).isTrue();
        set("envelope.bin-folder", "text");
        assertThat(get("/open/rb/list").at("/data/" + id + "/cid").isTextual()).isTrue();
    }

    @Test
    void search_keeps_to_a_type_and_to_days() throws Exception {
        other.file("/one.mp4", "1");
        other.file("/one.txt", "2");
        simulator.clock().advance(Duration.ofDays(3));
        other.file("/one.mkv", "3");
        simulator.clock().advance(Duration.ofMinutes(2));
        tokens = simulator.issueTokens();
        String today = day(now());

        assertThat(found("type", "4")).containsExactly("one.mkv", "one.mp4");
        assertThat(found("gte_day", today)).containsExactly("one.mkv");
        assertThat(found("lte_day", day(now().minus(Duration.ofDays(1)))))
                .containsExactly("one.txt", "one.mp4");
        assertThat(found("gte_day", today, "lte_day", today, "type", "1")).isEmpty();
    }

    @Test
    void a_client_cannot_give_a_new_file_the_pick_code_of_another() throws Exception {
        String code = other.tree().isEmpty() ? pickCodeOf(other.file("/a.txt", "1")) : "";

        assertThat(init("b.txt", "pick_code", code).path("pick_code").asText()).isNotEqualTo(code);
        assertThat(init("c.txt", "pick_code", "no code").path("pick_code").asText())
                .matches("[a-e][0-9a-z]{16}");
    }

    @Test
    void an_upload_that_goes_on_keeps_its_pick_code() throws Exception {
        String code = init("b.txt").path("pick_code").asText();

        assertThat(init("b.txt", "pick_code", code).path("pick_code").asText()).isEqualTo(code);
    }

    @Test
    void a_user_without_cloud_downloads_is_told_so_in_the_right_shapes() throws Exception {
        assertThat(get("/open/offline/get_quota_info").path("data").toString())
                .isEqualTo("{\"package\":[],\"count\":0,\"surplus\":0,\"used\":0}");
        assertThat(get("/open/offline/get_task_list", "page", "2").path("data").toString())
                .isEqualTo("{\"page\":2,\"page_count\":0,\"count\":0,\"tasks\":[]}");
        JsonNode added =
                post(
                                "/open/offline/add_task_urls",
                                "urls",
                                "http://a/b\nnothing",
                                "wp_path_id",
                                "0")
                        .path("data");
        assertThat(added).hasSize(2);
        assertThat(added.at("/0/state").asBoolean()).isFalse();
        assertThat(added.at("/0/code").asInt()).isEqualTo(1000012);
        assertThat(added.at("/1/code").asInt()).isEqualTo(10004);
        assertThat(post("/open/offline/del_task", "info_hash", "ab").path("state").asBoolean())
                .isTrue();
        assertThat(post("/open/offline/clear_task", "flag", "1").path("state").asBoolean())
                .isTrue();
        assertThat(post("/open/offline/torrent", "pick_code", "x").path("code").asInt())
                .isEqualTo(1000012);
        assertThat(post("/open/offline/add_task_bt", "info_hash", "x").path("code").asInt())
                .isEqualTo(1000012);
        assertThat(
                        post("/open/offline/add_task_urls", "urls", "http://a/b\n".repeat(116))
                                .path("code")
                                .asInt())
                .isEqualTo(1000011);
    }

    private List<String> found(String... more) throws Exception {
        String[] all = new String[more.length + 2];
        all[0] = "search_value";
        all[1] = "one";
        System.arraycopy(more, 0, all, 2, more.length);
        return java.util.stream.StreamSupport.stream(
                        get("/open/ufile/search", all).path("data").spliterator(), false)
                .map(each -> each.path("file_name").asText())
                .toList();
    }

    private String pickCodeOf(String id) {
        return other.tree().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .pickCode();
    }

    private static String day(Instant time) {
        return time.atZone(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
    }

    private Instant now() {
        return simulator.clock().instant();
    }

    /** As the older SDK for Go signs: the day from the date header, and no x-oss-date. */
    private HttpResponse<String> putV4(String object, Map<String, String> callback)
            throws Exception {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC).format(now());
        String scope =
                DateTimeFormatter.BASIC_ISO_DATE.format(
                                now().atOffset(ZoneOffset.UTC).toLocalDate())
                        + "/cn-shenzhen/oss/aliyun_v4_request";
        String canonical =
                """
                PUT
                /fhnfile/%s

                x-oss-callback:%s
                x-oss-callback-var:%s
                x-oss-content-sha256:UNSIGNED-PAYLOAD
                x-oss-security-token:%s


                UNSIGNED-PAYLOAD"""
                        .formatted(
                                object,
                                callback.get("x-oss-callback"),
                                callback.get("x-oss-callback-var"),
                                token.path("SecurityToken").asText());
        String text =
                String.join(
                        "\n",
                        "OSS4-HMAC-SHA256",
                        date,
                        scope,
                        HexFormat.of()
                                .formatHex(
                                        MessageDigest.getInstance("SHA-256")
                                                .digest(
                                                        canonical.getBytes(
                                                                StandardCharsets.UTF_8))));
        byte[] key =
                ("aliyun_v4" + token.path("AccessKeySecret").asText())
                        .getBytes(StandardCharsets.UTF_8);
        for (String each : scope.split("/")) {
            key = hmac(key, each);
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(simulator.apiUrl() + "/fhnfile/" + object))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(TEXT))
                        .header("Date", date)
                        .header("x-oss-content-sha256", "UNSIGNED-PAYLOAD")
                        .header("x-oss-security-token", token.path("SecurityToken").asText())
                        .header(
                                "Authorization",
                                "OSS4-HMAC-SHA256 Credential=%s/%s,Signature=%s"
                                        .formatted(
                                                token.path("AccessKeyId").asText(),
                                                scope,
                                                HexFormat.of().formatHex(hmac(key, text))));
        callback.forEach(request::header);
        return send(request);
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
