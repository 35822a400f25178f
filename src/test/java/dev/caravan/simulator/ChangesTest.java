package dev.caravan.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.admin.Node;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest extends SimulatorTest {

    private List<String> paths() {
        return other.tree().stream().map(Node::path).toList();
    }

    private JsonNode mkdir(String parent, String name) throws Exception {
        return post("/open/folder/add", "pid", parent, "file_name", name);
    }

    @Test
    void a_folder_is_made_once() throws Exception {
        JsonNode made = mkdir("0", "文档");
        JsonNode again = mkdir("0", "文档");

        assertThat(made.at("/data/file_id").asText()).isEqualTo(other.folder("/文档"));
        assertThat(again.path("code").asInt()).isEqualTo(20004);
        assertThat(again.path("state").asBoolean()).isFalse();
    }

    @Test
    void names_of_folders_are_checked() throws Exception {
        assertThat(mkdir("0", "").path("code").asInt()).isEqualTo(20001);
        assertThat(mkdir("0", "x".repeat(256)).path("code").asInt()).isEqualTo(20002);
        assertThat(mkdir("0", "a<b").path("code").asInt()).isEqualTo(20003);
        assertThat(mkdir("4711", "a").path("code").asInt()).isEqualTo(20009);
    }

    @Test
    void the_case_of_letters_counts_unless_it_is_switched_off() throws Exception {
        mkdir("0", "Docs");
        assertThat(mkdir("0", "docs").path("state").asBoolean()).isTrue();
        set("names.case", "insensitive");
        assertThat(mkdir("0", "DOCS").path("code").asInt()).isEqualTo(20004);
    }

    @Test
    void the_server_may_store_another_name() throws Exception {
        set("names.alter", "trim");

        assertThat(mkdir("0", " a. ").at("/data/file_name").asText()).isEqualTo("a");
    }

    @Test
    void folders_are_limited_in_entries_and_depth() throws Exception {
        set("folders.max-entries", "1");
        set("folders.max-depth", "2");
        String one = mkdir("0", "one").at("/data/file_id").asText();
        String two = mkdir(one, "two").at("/data/file_id").asText();

        assertThat(mkdir("0", "other").path("code").asInt()).isEqualTo(2);
        assertThat(mkdir(two, "three").path("state").asBoolean()).isFalse();
    }

    @Test
    void both_encodings_of_forms_are_understood_and_json_is_not() throws Exception {
        String multipart =
                "--B\r\nContent-Disposition: form-data; name=\"pid\"\r\n\r\n0\r\n"
                        + "--B\r\nContent-Disposition: form-data; name=\"file_name\"\r\n\r\n目录\r\n--B--\r\n";
        HttpResponse<String> form =
                send(
                        request("/open/folder/add")
                                .header("Content-Type", "multipart/form-data; boundary=B")
                                .POST(HttpRequest.BodyPublishers.ofString(multipart)));
        HttpResponse<String> json =
                send(
                        request("/open/folder/add")
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"file_name\":\"x\"}")));

        assertThat(json(form).at("/data/file_name").asText()).isEqualTo("目录");
        assertThat(json(json).path("code").asInt()).isEqualTo(20001);
    }

    @ParameterizedTest
    @CsvSource({
        "foo.ext, bar.ext, bar.ext",
        "foo.ext, bar, bar.ext",
        "foo.txt, foo.md, foo.txt",
        "foo.txt, a.b.c, a.b.txt",
        "foo, bar.ext, bar.",
        "foo, bar, bar"
    })
    void a_rename_cannot_change_the_extension(String before, String asked, String after)
            throws Exception {
        String id = other.file("/" + before, "x");

        JsonNode renamed = post("/open/ufile/update", "file_id", id, "file_name", asked);

        assertThat(renamed.at("/data/file_name").asText()).isEqualTo(after);
        assertThat(paths()).containsExactly("/" + after);
    }

    @Test
    void a_rename_onto_a_taken_name_gets_a_number_or_a_twin() throws Exception {
        other.file("/a.txt", "a");
        String b = other.file("/b.txt", "b");
        String c = other.file("/c.txt", "c");

        post("/open/ufile/update", "file_id", b, "file_name", "a.txt");
        set("names.collision", "duplicate");
        post("/open/ufile/update", "file_id", c, "file_name", "a.txt");

        assertThat(paths()).containsExactly("/a(1).txt", "/a.txt", "/a.txt");
    }

    @Test
    void an_update_of_nothing_is_an_error_and_stars_are_set() throws Exception {
        String id = other.file("/a.txt", "a");

        assertThat(post("/open/ufile/update", "file_id", id).path("state").asBoolean()).isFalse();
        post("/open/ufile/update", "file_id[0]", id, "star", "1");
        assertThat(names(get("/open/ufile/files", "star", "1"))).containsExactly("a.txt");
    }

    @Test
    void renaming_what_is_in_the_bin_succeeds_and_changes_nothing() throws Exception {
        String id = other.file("/a.txt", "a");
        other.trash("/a.txt");

        assertThat(
                        post("/open/ufile/update", "file_id", id, "file_name", "b.txt")
                                .path("state")
                                .asBoolean())
                .isTrue();
        other.restore(id);
        assertThat(paths()).containsExactly("/a.txt");
    }

    @Test
    void moves_keep_ids_and_check_their_target() throws Exception {
        String file = other.file("/a.txt", "a");
        String folder = other.folder("/in/to");
        String gone = other.folder("/gone");
        other.trash("/gone");

        assertThat(
                        post("/open/ufile/move", "file_ids", file, "to_cid", "4711")
                                .path("code")
                                .asInt())
                .isEqualTo(20009);
        assertThat(post("/open/ufile/move", "file_ids", file, "to_cid", gone).path("code").asInt())
                .isEqualTo(20018);
        assertThat(
                        post("/open/ufile/move", "file_ids", other.folder("/in"), "to_cid", folder)
                                .path("code")
                                .asInt())
                .isEqualTo(800006);
        JsonNode moved = post("/open/ufile/move", "file_ids", file, "to_cid", folder);
        assertThat(moved.path("data")).isEmpty();
        assertThat(other.find("/in/to/a.txt").orElseThrow().id() + "").isEqualTo(file);
        post("/open/ufile/move", "file_ids", file);
        assertThat(paths()).contains("/a.txt");
    }

    @Test
    void copies_get_new_ids_that_nobody_tells() throws Exception {
        String file = other.file("/a.txt", "a");
        String to = other.folder("/to");

        JsonNode copied = post("/open/ufile/copy", "file_id", file, "pid", to);
        post("/open/ufile/copy", "file_id", file, "pid", to);
        post("/open/ufile/copy", "file_id", file, "pid", to, "nodupli", "1");

        assertThat(copied.path("data")).isEmpty();
        assertThat(paths()).containsExactly("/a.txt", "/to", "/to/a(1).txt", "/to/a.txt");
        assertThat(other.find("/to/a.txt").orElseThrow().id() + "").isNotEqualTo(file);
    }

    @Test
    void only_one_background_job_runs_at_a_time() throws Exception {
        set("jobs.folder-time", "10s");
        other.file("/d/a.txt", "a");
        String file = other.file("/b.txt", "b");
        String folder = other.folder("/d");

        JsonNode deleting = post("/open/ufile/delete", "file_ids", folder);
        JsonNode busy = post("/open/ufile/delete", "file_ids", file);
        assertThat(paths()).contains("/d/a.txt");
        simulator.clock().advance(Duration.ofSeconds(21));
        JsonNode later = post("/open/ufile/delete", "file_ids", file);

        assertThat(deleting.path("state").asBoolean()).isTrue();
        assertThat(busy.path("code").asInt()).isEqualTo(990009);
        assertThat(later.path("state").asBoolean()).isTrue();
        assertThat(paths()).isEmpty();
    }

    @Test
    void deleted_items_lie_in_the_bin_and_come_back_with_their_ids() throws Exception {
        String a = other.file("/d/a.txt", "a");
        post("/open/ufile/delete", "file_ids", a);
        JsonNode again = post("/open/ufile/delete", "file_ids", a);
        JsonNode bin = get("/open/rb/list").path("data");
        JsonNode reverted = post("/open/rb/revert", "tid", a);

        assertThat(again.path("code").asInt()).isEqualTo(231011);
        assertThat(bin.path("count").asText()).isEqualTo("1");
        assertThat(bin.path(a).path("file_name").asText()).isEqualTo("a.txt");
        assertThat(bin.path(a).path("parent_name").asText()).isEqualTo("d");
        assertThat(reverted.path("data").path(a).path("state").asBoolean()).isTrue();
        assertThat(paths()).containsExactly("/d", "/d/a.txt");
    }

    @Test
    void emptying_the_bin_without_ids_removes_everything() throws Exception {
        String a = other.file("/a.txt", "a");
        String b = other.file("/b.txt", "b");
        post("/open/ufile/delete", "file_ids", a + "," + b);

        post("/open/rb/del", "tid", a);
        assertThat(other.bin()).hasSize(1);
        post("/open/rb/del");
        assertThat(other.bin()).isEmpty();
    }

    @Test
    void quota_moves_with_what_is_stored() throws Exception {
        long before = get("/open/user/info").at("/data/rt_space_info/all_use/size").asLong();
        other.file("/a.txt", "12345");

        JsonNode info = get("/open/user/info").path("data");

        assertThat(info.at("/rt_space_info/all_use/size").asLong() - before).isEqualTo(5);
        assertThat(info.at("/vip_info/level_name").asText()).isEqualTo("年费VIP");
        assertThat(info.path("user_id").asText()).isEqualTo(Simulator.USER);
    }

    @Test
    void users_have_separate_trees() throws Exception {
        admin("POST", "/users", "{\"id\":\"200\",\"membership\":\"none\",\"quota\":1000}");
        other.file("/a.txt", "mine");
        tokens = simulator.issueTokens("200");

        assertThat(get("/open/ufile/files", "show_dir", "1").path("count").asInt()).isZero();
        assertThat(get("/open/user/info").at("/data/user_id").asText()).isEqualTo("200");
    }

    @Test
    void the_firewall_dislikes_some_names() throws Exception {
        HttpResponse<String> page =
                postRaw("/open/folder/add", "pid", "0", "file_name", "Go To Sleep(Explicit)");

        assertThat(page.statusCode()).isEqualTo(405);
        assertThat(page.body()).startsWith("<!doctype").contains("errors.aliyun.com");
    }

    @Test
    void a_wrong_path_is_no_api() throws Exception {
        assertThat(get("/open/open/ufile/files").path("code").asInt()).isEqualTo(980006);
    }
}
