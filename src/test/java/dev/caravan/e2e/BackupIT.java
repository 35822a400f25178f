package dev.caravan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.simulator.cloud.Binned;
import dev.caravan.simulator.cloud.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class BackupIT {

    private static final List<String> PASS_KEYS =
            List.of(
                    "id",
                    "started",
                    "ended",
                    "result",
                    "trigger",
                    "files",
                    "bytes",
                    "uploaded",
                    "rapid",
                    "downloaded",
                    "moved",
                    "trashed",
                    "conflicts",
                    "failed",
                    "skipped",
                    "held",
                    "apiCalls",
                    "rapidBytes");

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
    void hc_001_009_137_a_first_backup_copies_the_tree_and_the_next_pass_writes_nothing()
            throws IOException {
        local.write("照片/2026/新年.txt", "恭喜发财")
                .write("照片/a & b #1 100% +.txt", "odd characters")
                .write("😀/é.txt", "more than one plane")
                .write("empty file", "")
                .random("照片/大.bin", 300_000)
                .folder("空/文件夹");
        for (int i = 0; i < 40; i++) {
            local.write("many/" + i % 4 + "/" + i + ".txt", "content " + i);
        }
        caravan.under("C.UTF-8").pass(0);
        assertThat(caravan.remote()).isEqualTo(local.content());

        caravan.traffic().reset();
        caravan.under("C");
        JsonNode report = caravan.json("run", "--once", "--json").get(0);
        assertThat(caravan.traffic().writes()).isEmpty();
        assertThat(caravan.traffic().apiCalls())
                .as("a page of files, three folders that hold folders, and four more")
                .isLessThanOrEqualTo(1 + 3 + 4);
        assertThat(report.path("result").asText()).isEqualTo("ok");
        assertThat(report.path("counts").path("apiCalls").asLong())
                .isEqualTo(caravan.traffic().apiCalls());

        JsonNode status = caravan.json("status", "--json");
        assertThat(status.fieldNames())
                .toIterable()
                .containsExactly("version", "time", "daemon", "accounts", "jobs");
        assertThat(status.path("daemon").toString())
                .isEqualTo("{\"running\":false,\"pid\":null,\"since\":null}");
        JsonNode account = status.path("accounts").path("main");
        assertThat(account.fieldNames())
                .toIterable()
                .containsExactly("state", "reason", "loginUntil", "requestsToday", "resumeAt");
        assertThat(account.path("state").asText()).isEqualTo("ok");
        assertThat(account.path("requestsToday").asLong()).isGreaterThan(40);
        JsonNode job = status.path("jobs").path(Installation.JOB);
        assertThat(job.fieldNames())
                .toIterable()
                .containsExactly(
                        "state",
                        "reason",
                        "mode",
                        "lastPass",
                        "lastSuccess",
                        "nextPass",
                        "held",
                        "failures",
                        "conflicts",
                        "progress");
        assertThat(job.path("state").asText()).isEqualTo("ok");
        assertThat(job.path("reason").isNull()).isTrue();
        assertThat(job.path("lastPass").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(PASS_KEYS);
        assertThat(job.path("lastPass").path("files").asLong()).isEqualTo(45);
        assertThat(job.path("lastPass").path("uploaded").asLong()).isZero();

        JsonNode history = caravan.json("history", "--json");
        assertThat(history).hasSize(2);
        assertThat(history.get(1).path("pass").path("uploaded").asLong())
                .as("the first of all passes sent all files but the empty one")
                .isEqualTo(44);
    }

    @Test
    void hc_003_017_021_361_changes_cost_what_they_must_and_no_more() throws IOException {
        caravan.job("versions", "{ keep: 0 }");
        local.write("edited.txt", "v1")
                .write("renamed.txt", "content that stays")
                .write("deleted.txt", "only 115 has it")
                .folder("other");
        for (int i = 0; i < 20; i++) {
            local.write("folder/" + i + ".txt", "in the folder " + i);
        }
        caravan.pass(0);
        Item renamed = find("renamed.txt");
        Item edited = find("edited.txt");
        Item moved = find("folder");

        local.write("edited.txt", "v2, longer")
                .move("renamed.txt", "改名.txt")
                .move("folder", "文件夹")
                .delete("deleted.txt");
        caravan.traffic().reset();
        caravan.pass(0);
        Map<String, String> expected = local.content();
        expected.put("deleted.txt", find("deleted.txt").sha1().toUpperCase(Locale.ROOT));
        assertThat(caravan.remote()).isEqualTo(expected);
        assertThat(caravan.traffic().writes())
                .isEqualTo(Map.of("update", 2L, "init", 1L, "oss-put", 1L, "delete", 1L));
        assertThat(caravan.traffic().bytesStored()).isEqualTo(local.size("edited.txt"));
        assertThat(find("改名.txt").id()).isEqualTo(renamed.id());
        assertThat(find("文件夹").id()).isEqualTo(moved.id());
        assertThat(caravan.simulator.otherClient().bin())
                .extracting(Binned::item)
                .extracting(Item::id)
                .containsExactly(edited.id());

        local.move("改名.txt", "other/again.txt");
        caravan.traffic().reset();
        caravan.pass(0);
        assertThat(caravan.traffic().bytesStored()).isZero();
        assertThat(caravan.traffic().count("init")).isZero();
        assertThat(find("other/again.txt").id()).isEqualTo(renamed.id());
    }

    @Test
    void hc_317_a_lost_state_uploads_nothing_again_and_deletes_nothing() throws IOException {
        local.write("a/1.txt", "one").write("a/2.txt", "two").random("b.bin", 200_000).folder("c");
        caravan.pass(0);
        new LocalTree(caravan.folder).delete("state");
        local.write("new.txt", "new").delete("a/2.txt");
        caravan.traffic().reset();
        Map<String, String> before = caravan.remote();
        caravan.pass(0);
        assertThat(caravan.traffic().writes()).isEqualTo(Map.of("init", 1L, "oss-put", 1L));
        assertThat(caravan.traffic().bytesStored()).isEqualTo(3);
        before.put("new.txt", local.sha1("new.txt"));
        assertThat(caravan.remote()).isEqualTo(before);
    }

    @Test
    void hc_121_139_what_cannot_be_backed_up_is_reported_and_the_rest_is_done() throws Exception {
        local.write("good.txt", "good")
                .write("a<b.txt", "115 refuses the name")
                .write("folder/good too.txt", "good too");
        Files.createSymbolicLink(local.root().resolve("link"), Path.of("good.txt"));
        Process pipe = new ProcessBuilder("mkfifo", local.root() + "/pipe").start();
        assertThat(pipe.waitFor()).isZero();

        caravan.pass(3);
        Map<String, String> expected = local.content();
        expected.remove("a<b.txt");
        assertThat(caravan.remote()).isEqualTo(expected);
        JsonNode job = caravan.jobStatus();
        assertThat(job.path("state").asText()).isEqualTo("partial");
        assertThat(job.path("reason").asText()).isEqualTo("name-unsupported");
        assertThat(job.path("failures").asLong()).isEqualTo(1);
        JsonNode failures = caravan.json("failures", "--json");
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "job",
                        "path",
                        "operation",
                        "cause",
                        "code",
                        "message",
                        "attempts",
                        "first",
                        "last",
                        "next",
                        "advice");
        assertThat(failures.get(0).path("path").asText()).isEqualTo("a<b.txt");
        assertThat(failures.get(0).path("operation").asText()).isEqualTo("upload");
        assertThat(failures.get(0).path("cause").asText()).isEqualTo("name-unsupported");
        assertThat(failures.get(0).path("advice").asText()).isNotEmpty();

        local.move("a<b.txt", "a b.txt");
        JsonNode counts = caravan.json("run", "--once", "--json").get(0).path("counts");
        assertThat(counts.path("skipped").asLong()).as("the link and the pipe").isEqualTo(2);
        assertThat(caravan.remote()).isEqualTo(local.content());
        assertThat(caravan.run("failures").exited(0).out()).contains("nothing fails");
    }

    @Test
    void hc_193_195_a_root_that_is_empty_missing_or_another_stops_the_job() throws IOException {
        local.write("a.txt", "a").write("folder/b.txt", "b");
        caravan.pass(0);
        Map<String, String> before = caravan.remote();

        Path kept = caravan.folder.resolve("kept");
        Files.move(local.root(), kept);
        assertWaiting("root-missing");
        assertThat(local.root()).as("never made anew").doesNotExist();

        local.write("other.txt", "another disk");
        assertWaiting("root-identity");

        new LocalTree(caravan.folder).delete("数据");
        Files.move(kept, local.root());
        Path aside = caravan.folder.resolve("aside");
        Files.createDirectory(aside);
        Files.move(local.root().resolve("a.txt"), aside.resolve("a.txt"));
        Files.move(local.root().resolve("folder"), aside.resolve("folder"));
        Files.move(local.root().resolve(".caravan"), aside.resolve(".caravan"));
        assertWaiting("root-empty");

        Files.move(aside.resolve("a.txt"), local.root().resolve("a.txt"));
        Files.move(aside.resolve("folder"), local.root().resolve("folder"));
        caravan.traffic().reset();
        caravan.pass(0);
        assertThat(caravan.traffic().writes()).isEmpty();
        assertThat(caravan.remote()).isEqualTo(before);
        assertThat(caravan.simulator.otherClient().bin()).isEmpty();
    }

    private void assertWaiting(String reason) throws IOException {
        caravan.traffic().reset();
        JsonNode pass = run(7);
        assertThat(pass.path("reason").asText()).isEqualTo(reason);
        assertThat(pass.path("result").asText()).isEqualTo("waiting");
        assertThat(caravan.traffic().writes()).isEmpty();
    }

    private JsonNode run(int exit) throws IOException {
        return caravan.reports(exit, "run", "--once", "--json").get(0);
    }

    private Item find(String path) {
        return caravan.simulator.otherClient().find(Installation.REMOTE + "/" + path).orElseThrow();
    }
}
