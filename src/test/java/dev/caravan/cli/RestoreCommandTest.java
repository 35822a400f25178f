package dev.caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.plan.name.VersionName;
import dev.caravan.simulator.admin.OtherClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreCommandTest {

    @TempDir Path folder;
    private CommandWorld world;
    private OtherClient cloud;
    private Path to;

    @BeforeEach
    void open() throws IOException {
        world = CommandWorld.in(folder);
        cloud = world.simulator.otherClient();
        to = folder.resolve("rescue");
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    @Test
    void everything_comes_back_from_the_cloud_alone_and_nothing_is_written_there()
            throws IOException {
        cloud.file(CommandWorld.REMOTE + "/照片/新年.txt", "恭喜发财");
        cloud.file(CommandWorld.REMOTE + "/a/b/c.txt", "c");
        cloud.file(CommandWorld.REMOTE + "/empty.txt", "");
        cloud.folder(CommandWorld.REMOTE + "/empty folder");
        world.simulator.log().reset();
        JsonNode report = restore(0).json();
        assertThat(report.path("restored").asLong()).isEqualTo(3);
        assertThat(CommandWorld.texts(to))
                .isEqualTo(Map.of("照片/新年.txt", "恭喜发财", "a/b/c.txt", "c", "empty.txt", ""));
        assertThat(to.resolve("empty folder")).isDirectory();
        assertThat(to.resolve(".caravan")).doesNotExist();
        assertThat(world.writes().keySet()).containsOnly("cdn");
    }

    @Test
    void a_second_run_takes_only_what_is_not_right_yet() throws IOException {
        cloud.file(CommandWorld.REMOTE + "/a.txt", "a");
        cloud.file(CommandWorld.REMOTE + "/b.txt", "b");
        restore(0);
        Files.delete(to.resolve("b.txt"));
        JsonNode again = restore(0).json();
        assertThat(again.path("restored").asLong()).isEqualTo(1);
        assertThat(again.path("alreadyRight").asLong()).isEqualTo(1);
    }

    @Test
    void hc_367_other_files_stay_unless_they_may_go_aside() throws IOException {
        cloud.file(CommandWorld.REMOTE + "/a.txt", "cloud");
        cloud.file(CommandWorld.REMOTE + "/b.txt", "b");
        Files.createDirectories(to);
        Files.writeString(to.resolve("a.txt"), "mine");
        JsonNode report = restore(3).json();
        assertThat(report.at("/notRestored/0/path").asText()).isEqualTo("a.txt");
        assertThat(CommandWorld.texts(to)).isEqualTo(Map.of("a.txt", "mine", "b.txt", "b"));
        restore(0, "--overwrite");
        assertThat(Files.readString(to.resolve("a.txt"))).isEqualTo("cloud");
        try (var trash = Files.walk(to.resolve(".caravan/trash"))) {
            Path old = trash.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertThat(old).hasFileName("a.txt").hasContent("mine");
        }
    }

    @Test
    void only_named_paths_come_and_unknown_ones_are_reported() throws IOException {
        cloud.file(CommandWorld.REMOTE + "/a/1.txt", "1");
        cloud.file(CommandWorld.REMOTE + "/a-b/2.txt", "2");
        cloud.file(CommandWorld.REMOTE + "/c.txt", "c");
        assertThat(restore(0, "a/").json().path("restored").asLong()).isEqualTo(1);
        assertThat(CommandWorld.texts(to)).isEqualTo(Map.of("a/1.txt", "1"));
        JsonNode report = restore(3, "c.txt", "nowhere/x").json();
        assertThat(report.at("/notRestored/0/path").asText()).isEqualTo("nowhere/x");
        assertThat(to.resolve("c.txt")).exists();
        assertThat(restore(2, "../c.txt").err()).contains("not a path inside a job");
    }

    @Test
    void names_from_115_never_lead_out_of_the_folder() throws IOException {
        String root = "id:" + cloud.folder(CommandWorld.REMOTE);
        cloud.file(root, "../../evil.txt", "evil".getBytes(StandardCharsets.UTF_8));
        cloud.file(root, "..", "dots".getBytes(StandardCharsets.UTF_8));
        cloud.file(root, "a/b.txt", "slash".getBytes(StandardCharsets.UTF_8));
        cloud.file(root, "twin.txt", "1".getBytes(StandardCharsets.UTF_8));
        cloud.file(root, "twin.txt", "2".getBytes(StandardCharsets.UTF_8));
        cloud.twinFolder(root, "..");
        restore(0);
        assertThat(CommandWorld.texts(to).values())
                .containsExactlyInAnyOrder("evil", "dots", "slash", "1", "2");
        assertThat(folder.resolve("evil.txt")).doesNotExist();
        assertThat(folder.resolve("rescue/twin.txt")).exists();
    }

    @Test
    void a_symlink_in_the_way_is_not_followed() throws IOException {
        cloud.file(CommandWorld.REMOTE + "/a/b.txt", "b");
        Files.createDirectories(to);
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createSymbolicLink(to.resolve("a"), elsewhere);
        restore(3);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void hc_369_the_tree_of_a_moment_has_the_versions_that_were_valid_then() throws IOException {
        cloud.file(CommandWorld.REMOTE + "/d/edited.txt", "v3");
        version("d", "edited.txt", "v1", "2026-11-10T00:00:00Z");
        version("d", "edited.txt", "v2", "2026-11-20T00:00:00Z");
        version("", "deleted.txt", "was here", "2026-11-15T00:00:00Z");
        cloud.file(CommandWorld.REMOTE + "/same.txt", "same");
        assertThat(at("2026-11-01T00:00:00Z"))
                .isEqualTo(
                        Map.of(
                                "d/edited.txt",
                                "v1",
                                "deleted.txt",
                                "was here",
                                "same.txt",
                                "same"));
        assertThat(at("2026-11-12T00:00:00Z"))
                .isEqualTo(
                        Map.of(
                                "d/edited.txt",
                                "v2",
                                "deleted.txt",
                                "was here",
                                "same.txt",
                                "same"));
        assertThat(at("2026-11-20T00:00:00Z"))
                .isEqualTo(Map.of("d/edited.txt", "v3", "same.txt", "same"));
        restore(0);
        assertThat(CommandWorld.texts(to))
                .isEqualTo(Map.of("d/edited.txt", "v3", "same.txt", "same"));
        assertThat(restore(2, "--at", "yesterday").err()).contains("not a moment");
    }

    @Test
    void what_cannot_be_downloaded_is_listed_and_the_rest_comes() throws IOException {
        cloud.file(CommandWorld.REMOTE + "/a.txt", "a");
        String blocked = cloud.file(CommandWorld.REMOTE + "/blocked.txt", "b");
        cloud.markComplete("id:" + blocked, "0");
        JsonNode report = restore(3).json();
        assertThat(report.at("/notRestored/0/path").asText()).isEqualTo("blocked.txt");
        assertThat(CommandWorld.texts(to)).isEqualTo(Map.of("a.txt", "a"));
    }

    @Test
    void a_job_whose_folder_is_not_there_waits() throws IOException {
        assertThat(restore(7).err()).contains("115 has no folder /Backup/photos");
        assertThat(world.run(2, "restore", "photos").err()).contains("--to");
    }

    private void version(String path, String name, String text, String until) throws IOException {
        String in =
                CommandWorld.REMOTE + "/" + VersionName.FOLDER + (path.isEmpty() ? "" : "/" + path);
        cloud.file(in + "/" + new VersionName(name, Instant.parse(until)).onDrive(), text);
    }

    private Map<String, String> at(String time) throws IOException {
        Path before = to;
        to = folder.resolve("at-" + time.replace(':', '-'));
        restore(0, "--at", time);
        Map<String, String> texts = CommandWorld.texts(to);
        to = before;
        return texts;
    }

    private CommandWorld.Ended restore(int exit, String... more) throws IOException {
        String[] all = new String[more.length + 5];
        System.arraycopy(
                new String[] {"restore", "photos", "--to", to.toString(), "--json"}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return world.run(exit, all);
    }
}
