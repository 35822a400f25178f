package dev.caravan.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListingTest extends SimulatorTest {

    private String docs;

    @BeforeEach
    void fill() throws Exception {
        docs = other.folder("/docs");
        other.file("/docs/b.txt", "bb");
        other.file("/docs/a.jpg", "a");
        other.file("/docs/deep/er/c.txt", "ccc");
        other.folder("/docs/empty");
    }

    private JsonNode list(String... parameters) throws Exception {
        List<String> all = new ArrayList<>(List.of("cid", docs, "limit", "1150"));
        all.addAll(List.of(parameters));
        return get("/open/ufile/files", all.toArray(String[]::new));
    }

    @Test
    void show_dir_lists_children_folders_first() throws Exception {
        JsonNode page =
                list(
                        "show_dir",
                        "1",
                        "cur",
                        "1",
                        "custom_order",
                        "1",
                        "o",
                        "file_name",
                        "asc",
                        "1");

        assertThat(names(page)).containsExactly("deep", "empty", "a.jpg", "b.txt");
        assertThat(page.path("count").asInt()).isEqualTo(4);
        assertThat(page.path("cid").asText()).isEqualTo(docs);
        assertThat(page.path("order").asText()).isEqualTo("file_name");
        assertThat(page.path("is_asc").asInt()).isEqualTo(1);
        assertThat(page.path("limit").isTextual()).isTrue();
        assertThat(page.at("/path/1/name").asText()).isEqualTo("docs");
    }

    @Test
    void custom_order_two_mixes_folders_and_files() throws Exception {
        JsonNode page = list("show_dir", "1", "custom_order", "2", "o", "file_name", "asc", "1");

        assertThat(names(page)).containsExactly("a.jpg", "b.txt", "deep", "empty");
    }

    @Test
    void custom_order_zero_ignores_the_wished_order() throws Exception {
        JsonNode page = list("show_dir", "1", "o", "file_name", "asc", "1");

        assertThat(page.path("order").asText()).isEqualTo("user_utime");
        assertThat(page.path("is_asc").asInt()).isZero();
    }

    @Test
    void nf_lists_folders_only_and_cur_alone_files_only() throws Exception {
        assertThat(names(list("show_dir", "1", "cur", "1", "nf", "1")))
                .containsExactlyInAnyOrder("deep", "empty");
        assertThat(names(list("cur", "1"))).containsExactlyInAnyOrder("a.jpg", "b.txt");
    }

    @Test
    void without_both_all_files_of_the_subtree_come_with_their_parents() throws Exception {
        JsonNode page = list();

        assertThat(names(page)).containsExactlyInAnyOrder("a.jpg", "b.txt", "c.txt");
        assertThat(page.path("count").asInt()).isEqualTo(3);
        String er = other.find("/docs/deep/er").orElseThrow().id() + "";
        assertThat(page.path("data"))
                .anySatisfy(
                        row -> {
                            assertThat(row.path("fn").asText()).isEqualTo("c.txt");
                            assertThat(row.path("pid").asText()).isEqualTo(er);
                        });
    }

    @Test
    void recursion_can_be_switched_off() throws Exception {
        set("listing.recursive", "false");

        assertThat(names(list())).containsExactlyInAnyOrder("a.jpg", "b.txt");
    }

    @Test
    void suffix_type_and_size_filter_the_subtree() throws Exception {
        assertThat(names(list("suffix", "txt"))).containsExactlyInAnyOrder("b.txt", "c.txt");
        assertThat(names(list("type", "2"))).containsExactly("a.jpg");
        assertThat(names(list("min_size", "2", "max_size", "2"))).containsExactly("b.txt");
    }

    @Test
    void folders_have_no_size_and_no_sha1() throws Exception {
        JsonNode folder = list("show_dir", "1", "nf", "1").at("/data/0");

        assertThat(folder.has("fs")).isFalse();
        assertThat(folder.has("sha1")).isFalse();
        assertThat(folder.path("pc").asText()).startsWith("f");
        assertThat(folder.path("fid").asText()).hasSize(19);
    }

    @Test
    void pages_follow_each_other_and_the_limit_is_capped() throws Exception {
        set("listing.limit-cap", "2");
        JsonNode first = list("custom_order", "1", "o", "file_name", "asc", "1");
        JsonNode second = list("offset", "2", "custom_order", "1", "o", "file_name", "asc", "1");

        assertThat(names(first)).containsExactly("a.jpg", "b.txt");
        assertThat(names(second)).containsExactly("c.txt");
        assertThat(second.path("offset").asInt()).isEqualTo(2);
        assertThat(second.path("count").asInt()).isEqualTo(3);
    }

    @Test
    void an_unknown_folder_is_an_error_or_the_root() throws Exception {
        JsonNode refused = get("/open/ufile/files", "cid", "4711", "show_dir", "1");
        set("listing.missing-folder", "root");
        JsonNode root = get("/open/ufile/files", "cid", "4711", "show_dir", "1");

        assertThat(refused.path("state").asBoolean()).isFalse();
        assertThat(root.path("cid").asLong()).isZero();
        assertThat(names(root)).containsExactly("docs");
    }

    @Test
    void a_lying_server_drifts_repeats_omits_and_hides() throws Exception {
        set("listing.count-drift", "7");
        set("listing.missing-rows", "1");
        set("listing.sha1", "missing");
        JsonNode page = list();

        assertThat(page.path("count").asInt()).isEqualTo(10);
        assertThat(page.path("data")).hasSize(2);
        assertThat(page.at("/data/0/sha1").asText()).isEmpty();
        set("listing.paging", "repeat-first");
        assertThat(names(list("offset", "1"))).isEqualTo(names(list()));
    }

    @Test
    void rows_of_the_page_before_can_come_again() throws Exception {
        set("listing.duplicate-rows", "1");
        JsonNode second = list("offset", "2", "custom_order", "1", "o", "file_name", "asc", "1");

        assertThat(names(second)).containsExactly("b.txt", "c.txt");
    }

    @Test
    void a_deleted_item_can_stay_listed_for_a_while() throws Exception {
        set("listing.ghosts", "60s");
        other.trash("/docs/b.txt");
        List<String> before = names(list());
        simulator.clock().advance(java.time.Duration.ofSeconds(61));

        assertThat(before).contains("b.txt");
        assertThat(names(list())).doesNotContain("b.txt");
    }

    @Test
    void shapes_of_numbers_and_unknown_fields_vary() throws Exception {
        set("envelope.numbers-as-text", "true");
        set("envelope.extra-fields", "true");
        JsonNode row = list("suffix", "txt").at("/data/0");

        assertThat(row.path("fs").isTextual()).isTrue();
        assertThat(row.has("extra_field")).isTrue();
    }

    @Test
    void information_tells_the_chain_of_ancestors_and_the_totals() throws Exception {
        JsonNode file = post("/open/folder/get_info", "path", "/docs/deep").path("data");

        assertThat(file.path("file_category").asText()).isEqualTo("0");
        assertThat(file.path("count").asInt()).isEqualTo(1);
        assertThat(file.path("folder_count").asInt()).isEqualTo(1);
        assertThat(file.path("size_byte").asLong()).isEqualTo(3);
        assertThat(file.at("/paths/0/file_id").asText()).isEqualTo("0");
        assertThat(file.at("/paths/1/file_name").asText()).isEqualTo("docs");
        assertThat(file.path("paths")).hasSize(2);
    }

    @Test
    void information_about_nothing_is_an_empty_list_or_an_error() throws Exception {
        JsonNode nothing = get("/open/folder/get_info", "file_id", "4711");
        set("envelope.not-found", "error");
        JsonNode error = post("/open/folder/get_info", "path", ">docs>none");

        assertThat(nothing.path("state").asBoolean()).isTrue();
        assertThat(nothing.path("data").isArray()).isTrue();
        assertThat(nothing.path("data")).isEmpty();
        assertThat(error.path("code").asInt()).isEqualTo(430004);
    }

    @Test
    void information_can_come_inside_a_list() throws Exception {
        set("envelope.info-data", "array");

        JsonNode info = get("/open/folder/get_info", "file_id", docs);

        assertThat(info.at("/data/0/file_name").asText()).isEqualTo("docs");
    }

    @Test
    void a_new_file_is_found_late_by_path_and_later_by_search() throws Exception {
        JsonNode early = post("/open/folder/get_info", "path", "/docs/b.txt");
        set("upload.path-unseen", "hollow");
        JsonNode hollow = post("/open/folder/get_info", "path", "/docs/b.txt");
        simulator.clock().advance(java.time.Duration.ofSeconds(3));
        JsonNode late = post("/open/folder/get_info", "path", "/docs/b.txt");
        JsonNode unsearched = get("/open/ufile/search", "search_value", "b.t");
        simulator.clock().advance(java.time.Duration.ofSeconds(60));
        JsonNode searched = get("/open/ufile/search", "search_value", "b.t");

        assertThat(early.path("data")).isEmpty();
        assertThat(hollow.at("/data/utime").asText()).isEqualTo("0");
        assertThat(late.at("/data/size_byte").asLong()).isEqualTo(2);
        assertThat(unsearched.path("count").asInt()).isZero();
        assertThat(searched.at("/data/0/file_name").asText()).isEqualTo("b.txt");
        assertThat(searched.at("/data/0/file_size").asText()).isEqualTo("2");
    }

    @Test
    void a_search_beyond_its_reach_starts_over() throws Exception {
        JsonNode far =
                get("/open/ufile/search", "search_value", "x", "offset", "9990", "limit", "20");

        assertThat(far.path("offset").asInt()).isZero();
        assertThat(far.path("limit").asInt()).isEqualTo(115);
    }

    @Test
    void a_long_listing_is_served_in_full_pages() throws Exception {
        other.fill("/many", 2500, 10);
        String many = other.folder("/many");

        JsonNode last = get("/open/ufile/files", "cid", many, "limit", "1150", "offset", "2300");

        assertThat(last.path("data")).hasSize(200);
        assertThat(last.path("count").asInt()).isEqualTo(2500);
    }
}
