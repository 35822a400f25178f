package dev.caravan.local.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.local.disk.SymlinkPolicy;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.look.Finding;
import dev.caravan.look.LocalChanges;
import dev.caravan.tree.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at what cannot be read, is being written, or is no plain file. */
class LookAtTroubleTest {

    private LookFixture at;

    @BeforeEach
    void inAFolder(@TempDir Path root) throws IOException {
        at = new LookFixture(root);
    }

    @Test
    void hc_145_nothing_below_an_unreadable_folder_is_judged() throws Exception {
        at.file("d/1");
        at.file("d/e/2");
        at.file("f");
        at.sync();
        at.disk.denied.add(at.root.resolve("d"));
        assertThat(at.told()).containsExactly("unknown d", "UNREADABLE d node d");
    }

    @Test
    void hc_145_a_folder_that_cannot_be_listed_is_unknown_and_the_rest_goes_on() throws Exception {
        at.file("d/1");
        at.file("f");
        at.sync();
        at.disk.failingAfter.put(at.root.resolve("d"), 0);
        at.file("new");
        assertThat(at.told()).containsExactly("fresh new", "unknown d", "UNREADABLE d node d");
    }

    @Test
    void hc_147_names_before_an_error_count_for_nothing() throws Exception {
        for (int i = 0; i < 100; i++) {
            at.file("d/" + i);
        }
        at.sync();
        at.disk.failingAfter.put(at.root.resolve("d"), 40);
        assertThat(at.told()).containsExactly("unknown d", "UNREADABLE d node d");
        assertThat(at.changes().findings().get(0).detail()).isEqualTo("Input/output error");
    }

    @Test
    void an_unreadable_root_makes_everything_unknown() throws Exception {
        at.file("a");
        at.sync();
        at.disk.failingAfter.put(at.root, 0);
        assertThat(at.told()).containsExactly("unknown ", "UNREADABLE ");
    }

    @Test
    void a_missing_root_makes_everything_unknown() throws Exception {
        at.file("d/a");
        at.sync();
        at.remove("");
        assertThat(at.told()).containsExactly("unknown ", "UNSTABLE ");
    }

    @Test
    void a_folder_that_is_replaced_while_it_is_read_is_unknown() throws Exception {
        at.file("d/1");
        at.sync();
        Path folder = at.root.resolve("d");
        at.disk.beforeStatus.put(
                at.root.resolve("d/1"),
                () -> {
                    try {
                        at.move("d", "e");
                        at.file("d/other");
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
        assertThat(at.told()).containsExactly("unknown d", "UNSTABLE d node d");
        assertThat(folder).exists();
    }

    @Test
    void a_name_that_is_listed_but_gone_is_not_vanished() throws Exception {
        at.file("a");
        at.file("d/b");
        at.sync();
        at.file("new");
        at.disk.vanishing.add(at.root.resolve("a"));
        at.disk.vanishing.add(at.root.resolve("d"));
        at.disk.vanishing.add(at.root.resolve("new"));
        assertThat(at.told())
                .containsExactly("unknown d", "UNSTABLE a node a", "UNSTABLE d node d");
    }

    @Test
    void a_file_that_changed_a_moment_ago_is_neither_touched_nor_vanished() throws Exception {
        at.stableFor = Duration.ofSeconds(30);
        Path file = at.file("a");
        at.sync();
        Files.writeString(file, "longer");
        at.file("b");
        at.now = Instant.now().plusSeconds(10);
        assertThat(at.told()).containsExactly("UNSTABLE a node a", "UNSTABLE b");
        at.now = Instant.now().plusSeconds(31);
        assertThat(at.told()).containsExactly("fresh b", "touched a");
    }

    @Test
    void what_the_base_knows_as_it_is_need_not_become_stable() throws Exception {
        at.file("a");
        at.sync();
        at.stableFor = Duration.ofDays(30);
        assertThat(at.told()).isEmpty();
    }

    @Test
    void a_file_renamed_a_moment_ago_need_not_become_stable() throws Exception {
        at.stableFor = Duration.ofSeconds(30);
        Path file = at.file("a");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        at.sync();
        at.move("a", "b");
        at.now = Instant.now().plusSeconds(10);
        assertThat(at.told()).containsExactly("fresh b", "vanished a");
    }

    @Test
    void a_file_edited_and_renamed_a_moment_ago_is_not_vanished() throws Exception {
        at.stableFor = Duration.ofSeconds(30);
        Path file = at.file("a");
        at.sync();
        Files.writeString(file, "edited");
        at.move("a", "b");
        at.now = Instant.now().plusSeconds(10);
        assertThat(at.told()).containsExactly("UNSTABLE b node a");
    }

    @Test
    void hard_links_edited_and_renamed_a_moment_ago_are_not_vanished() throws Exception {
        at.stableFor = Duration.ofSeconds(30);
        Path file = at.file("a");
        Files.createLink(at.root.resolve("b"), file);
        at.sync();
        Files.writeString(file, "edited");
        at.move("a", "c");
        at.move("b", "d");
        at.now = Instant.now().plusSeconds(10);
        assertThat(at.told())
                .containsExactly("UNSTABLE c node a", "UNSTABLE c node b", "UNSTABLE d");
    }

    @Test
    void hc_183_a_file_of_the_future_is_stable() throws Exception {
        at.stableFor = Duration.ofSeconds(30);
        Path file = at.file("a");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2099-01-01T00:00:00Z")));
        assertThat(at.told()).containsExactly("fresh a");
        at.sync();
        assertThat(at.told()).isEmpty();
    }

    @Test
    void where_the_clock_disagrees_a_file_is_unstable_while_it_changes() throws Exception {
        at.stableFor = Duration.ofSeconds(30);
        Path file = at.file("a");
        at.now = Instant.now().minus(Duration.ofDays(1));
        LocalLook look = at.look();
        assertThat(Told.by(look.look(at.base, Scope.whole()), at.base)).containsExactly("fresh a");
        Files.writeString(file, "longer than before");
        assertThat(Told.by(look.look(at.base, Scope.whole()), at.base))
                .containsExactly("UNSTABLE a");
        assertThat(Told.by(look.look(at.base, Scope.whole()), at.base)).containsExactly("fresh a");
    }

    @Test
    void hc_139_symlinks_and_special_files_are_left_alone() throws Exception {
        at.file("a");
        at.folder("d");
        Files.createSymbolicLink(at.root.resolve("in"), Path.of("a"));
        Files.createSymbolicLink(at.root.resolve("out"), Path.of("/etc"));
        Files.createSymbolicLink(at.root.resolve("dangling"), Path.of("nothing"));
        fifo(at.root.resolve("pipe"));
        assertThat(at.told())
                .containsExactly(
                        "fresh a",
                        "fresh d/",
                        "SYMLINK dangling",
                        "SYMLINK in",
                        "SYMLINK out",
                        "SPECIAL pipe");
    }

    @Test
    void a_node_whose_place_a_symlink_took_leaves_the_scope_with_all_below() throws Exception {
        at.file("d/e/1");
        at.file("f");
        at.sync();
        at.move("d", "../" + at.root.getFileName() + "-elsewhere");
        Files.createSymbolicLink(at.root.resolve("d"), Path.of("/etc"));
        at.remove("f");
        fifo(at.root.resolve("f"));
        assertThat(at.told())
                .containsExactly(
                        "left f",
                        "left d",
                        "left d/e",
                        "left d/e/1",
                        "SYMLINK d node d",
                        "SPECIAL f node f");
    }

    @Test
    void followed_links_stay_inside_the_root_and_never_go_round() throws Exception {
        at.symlinks = SymlinkPolicy.FOLLOW;
        at.file("d/a", "abc");
        Files.createSymbolicLink(at.root.resolve("file"), Path.of("d/a"));
        Files.createSymbolicLink(at.root.resolve("folder"), Path.of("d"));
        Files.createSymbolicLink(at.root.resolve("out"), Path.of("/etc"));
        Files.createSymbolicLink(at.root.resolve("d/up"), Path.of(".."));
        Files.createSymbolicLink(at.root.resolve("d/self"), Path.of("../d"));
        Files.createSymbolicLink(at.root.resolve("dangling"), Path.of("nothing"));
        assertThat(at.told())
                .containsExactly(
                        "fresh file",
                        "fresh d/",
                        "fresh d/a",
                        "fresh folder/",
                        "fresh folder/a",
                        "SYMLINK d/self",
                        "SYMLINK d/up",
                        "SYMLINK dangling",
                        "SYMLINK folder/self",
                        "SYMLINK folder/up",
                        "SYMLINK out");
    }

    @Test
    void a_name_that_is_no_text_is_told_and_the_rest_goes_on() throws Exception {
        at.file("a");
        shell("touch \"$(printf 'bad\\351.txt')\"");
        assertThat(at.told()).containsExactly("fresh a", "NAME bad\uFFFD.txt");
    }

    @Test
    void hc_131_a_path_that_is_too_long_is_told_and_the_rest_goes_on() throws Exception {
        at.file("a");
        String deep = String.join("/", Collections.nCopies(15, "n".repeat(200)));
        at.folder(deep);
        at.file("other/" + deep + "/b");
        at.move("other", deep + "/m");
        try {
            LocalChanges changes = at.changes();
            assertThat(changes.findings())
                    .extracting(Finding::reason)
                    .containsExactly(Finding.Reason.NAME);
            assertThat(Told.by(changes, at.base)).contains("fresh a");
        } finally {
            at.move(deep + "/m", "other");
        }
    }

    @Test
    void the_counts_hold_what_is_in_scope_only() throws Exception {
        at.filters = FilterRules.of(List.of(), List.of("*.log"), FilterRules.BuiltIn.OFF);
        at.file("a", "123");
        at.file("b.log", "45678");
        LocalChanges changes = at.changes();
        assertThat(changes.files()).isEqualTo(1);
        assertThat(changes.bytes()).isEqualTo(3);
    }

    @Test
    void an_interrupted_look_knows_nothing() throws Exception {
        at.file("a");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> at.changes()).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void hc_191_a_stamp_that_lost_its_nanoseconds_is_touched_once() throws Exception {
        at.file("a");
        at.sync();
        Stamp full = at.base.at("a").stamp().orElseThrow();
        at.base.stamp(
                "a",
                new Stamp(
                        full.size(),
                        full.modifiedNs() / 1_000_000_000 * 1_000_000_000,
                        full.changedNs(),
                        full.key()));
        LocalChanges changes = at.changes();
        assertThat(Told.by(changes, at.base)).containsExactly("touched a");
        at.base.remember(changes);
        assertThat(at.told()).isEmpty();
    }

    private void fifo(Path path) throws Exception {
        shell("mkfifo '" + path + "'");
    }

    private void shell(String script) throws Exception {
        Process process =
                new ProcessBuilder("sh", "-c", script)
                        .directory(at.root.toFile())
                        .inheritIO()
                        .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
